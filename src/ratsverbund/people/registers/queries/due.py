"""Which declarations of interests are due: to give for members, to publish for clerks."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.bodies.roles import RoleKind, bodies_held
from ratsverbund.people.registers.models import InterestDeclaration

State = InterestDeclaration.State


def questions(actor: Any) -> list[Question]:
    """The question for members and for clerks; none for others."""
    person = getattr(actor, "person_id", None)
    bodies = bodies_held(actor, RoleKind.CLERK)
    if person is None and not bodies:
        return []
    asked = Q(state=State.REQUESTED, person=person or 0)
    to_publish = Q(state=State.SUBMITTED, body__in=bodies)
    found = InterestDeclaration.objects.filter(asked | to_publish).annotate(
        found=JSONObject(
            id="pk",
            state="state",
            year="year",
            day="due_on",
            given="person__given_name",
            family="person__family_name",
        )
    )
    return [Question(found, lines)]


def lines(found: dict[str, Any]) -> Iterator[Due]:
    """One line for each declaration."""
    address = reverse("registers:declaration", args=[found["id"]])
    if found["state"] == State.REQUESTED:
        yield Due(
            "prepare",
            _("Angaben über Interessen"),
            _("Ihre Angaben für %(year)s") % {"year": found["year"]},
            address,
            _("Angeben"),
            day=date.fromisoformat(found["day"]),
            reason=_("Ihre Körperschaft hat Sie darum gebeten (§ 7 KorruptionsbG NRW)."),
        )
    else:
        name = f"{found['given']} {found['family']}"
        yield Due(
            "inform",
            _("Angaben über Interessen"),
            _("%(name)s, %(year)s: veröffentlichen") % {"name": name, "year": found["year"]},
            address,
            _("Prüfen"),
            reason=_("Die Angaben sind abgegeben (§ 7 KorruptionsbG NRW)."),
        )
