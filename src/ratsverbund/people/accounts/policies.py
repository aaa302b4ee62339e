"""Who holds which role, where, today; and what the administration may do."""

from datetime import date
from typing import Any

from django.utils import timezone

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role

Kind = Role.Kind


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
        loaded = type(actor).objects.with_roles().filter(pk=actor.pk).first()
        actor.roles_held = loaded.roles_held if loaded else []
    return actor.roles_held


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


def may_administer(actor: Any, subject: Any) -> Verdict:
    """Administration of the body a record belongs to: bodies, persons, roles."""
    if holds(actor, Kind.ADMINISTRATOR, body=subject.body_id):
        return YES
    return no(
        "Das darf nur die Administration dieser Körperschaft. "
        "Bitten Sie sie darum oder um die passende Rolle."
    )
