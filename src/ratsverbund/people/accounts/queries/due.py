"""What accounts ask of an administration: roles whose seat or office is over."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.roles import RoleKind, bodies_held
from ratsverbund.people.organizations.models import Deputy, Membership, OfficeHolding


def questions(actor: Any) -> list[Question]:
    """Roles that run on although the seat or office they stood for has ended, such as by a day."""
    bodies = bodies_held(actor, RoleKind.ADMINISTRATOR)
    if not bodies:
        return []
    person, body, one = OuterRef("account__person"), OuterRef("body"), OuterRef("organization")
    seats = Membership.objects.filter(person=person, organization__body=body)
    deputies = Deputy.objects.filter(person=person, membership__organization__body=body)
    holdings = OfficeHolding.objects.filter(person=person, office__body=body)
    here = deputies.filter(membership__organization=one)
    member = Q(kind__in=[RoleKind.MEMBER, RoleKind.CHAIR])
    outlived = (
        member & Q(organization=None) & over(seats, deputies)
        | member & over(seats.filter(organization=one), here)
        | Q(kind=RoleKind.MAYOR) & over(holdings)
    )
    roles = Role.objects.on(timezone.localdate()).filter(
        outlived, body__in=bodies, account__is_active=True
    )
    place = Coalesce("organization__short_name", "body__short_name")
    found = JSONObject(account="account", name="account__name", kind="kind", place=place)
    return [Question(roles.annotate(found=found), lines)]


def over(*places: Any) -> Q:
    """Whether a place ended while the outer role ran, and none of them runs on."""
    runs = Q(end=None) | Q(end__gte=timezone.localdate())
    none_runs = [~Exists(rows.filter(runs)) for rows in places]
    return Q(Exists(places[0].filter(end__gte=OuterRef("start"))), *none_runs)


def lines(found: dict[str, Any]) -> Iterator[Due]:
    """The line of a role nobody has ended."""
    role = {"role": RoleKind(found["kind"]).label, "place": found["place"]}
    yield Due(
        "prepare",
        _("Konto"),
        found["name"],
        reverse("accounts:account_page", args=[found["account"]]),
        _("Rolle beenden"),
        reason=_("Die Rolle „%(role)s, %(place)s“ läuft, Sitz oder Amt sind zu Ende.") % role,
    )
