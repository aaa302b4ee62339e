"""Roles: what someone may do at a body, and who holds which, where, on which day."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RoleKind(models.TextChoices):
    """What an account may do at a body."""

    ADMINISTRATOR = "administrator", _("Administration")
    CLERK = "clerk", _("Schriftführung")
    CHAIR = "chair", _("Vorsitz")
    MEMBER = "member", _("Mandat")
    MAYOR = "mayor", _("Bürgermeisteramt")
    NETWORK_OFFICE = "network_office", _("Geschäftsstelle")


def roles_of(actor: Any, day: date | None = None) -> list[dict[str, Any]]:
    """The roles an account holds on a day (today if none is given)."""
    if not getattr(actor, "is_authenticated", False):
        return []
    on = (day or timezone.localdate()).isoformat()
    return [
        role
        for role in held(actor)
        if role["start"] <= on and (role["end"] is None or on <= role["end"])
    ]


def held(actor: Any) -> list[dict[str, Any]]:
    """All roles of an account, as they came with it from the session, else asked for once."""
    if not hasattr(actor, "roles_held"):
        loaded = None
        if actor.pk is not None:  # the house itself holds none
            loaded = type(actor).objects.with_roles().filter(pk=actor.pk).first()
        if loaded is None:
            return []
        actor.roles_held = loaded.roles_held
    held_roles: list[dict[str, Any]] = actor.roles_held
    return held_roles


def holds(actor: Any, *kinds: str, body: int | None, organization: int | None = None) -> bool:
    """Say whether the actor holds one of the roles at this body (and for this organization)."""
    return any(
        role["kind"] in kinds
        and role["body"] == body
        and (role["organization"] is None or role["organization"] == organization)
        for role in roles_of(actor)
    )


def bodies_of(actor: Any, *kinds: str) -> list[int]:
    """The bodies at which the actor holds one of the roles (any role if none is named)."""
    return sorted({r["body"] for r in roles_of(actor) if not kinds or r["kind"] in kinds})


def bodies_held(actor: Any, *kinds: str) -> list[int]:
    """The bodies at which the actor holds one of the roles for the whole, not for one committee.

    Where a policy asks `holds(…, body=)` without an organization, lists and counts ask this.
    """
    asked = kinds or tuple(RoleKind)
    whole = (role for role in roles_of(actor) if role["organization"] is None)
    return sorted({role["body"] for role in whole if role["kind"] in asked})
