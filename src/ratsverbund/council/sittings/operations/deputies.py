"""Who takes the seat of an absent member: found by the rule, recorded with its reasons."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.operations.attendance import check_free
from ratsverbund.council.meetings.queries import present_moment
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.operations.course import enter, running
from ratsverbund.council.sittings.queries import in_turn, offer_of, room_of
from ratsverbund.kernel.errors import Conflict, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person


@operation("sittings.seat_substitute")
def seat_substitute(
    meeting: Meeting,
    seat: Membership,
    person: Person,
    *,
    actor: Any,
    at: datetime | None = None,
    ruling: str = "",
) -> Attendance:
    """Let somebody take the seat of an absent member from now on, if the charter lets them.

    A `ruling` is the chair's decision where the charter leaves a question open.
    Source: the charter's norm on deputies in committees; § 58 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict, RuleViolated.
    """
    sitting = running(meeting, actor)
    meeting = sitting.meeting
    places = room_of(meeting)
    place = next((one for one in places if one.seat.pk == seat.pk), None)
    if place is None or place.seat.organization.organization_type != Organization.Type.COMMITTEE:
        raise InvalidInput(
            _("Vertreten werden nur Mitglieder eines Ausschusses. Prüfen Sie die Besetzung.")
        )
    offer = offer_of(meeting, place, places, person, ruling.strip())
    decision = offer.decision
    if not offer.stands_in:
        raise RuleViolated(refusal(person, decision))
    attendance = Attendance(
        meeting=meeting,
        person=person,
        deputises_for=seat,
        voting_right=seat.voting_right,
        arrived_at=at or present_moment(meeting),
    )
    check_free(meeting, [attendance], attendance.arrived_at)
    attendance.save()
    placed: dict[str, Any] = {"person": person, "membership": seat, "at": attendance.arrived_at}
    if ruling.strip():
        enter(sitting, Entry.Kind.RULING, reason=ruling.strip(), **placed)
    enter(
        sitting, Entry.Kind.STANDS_IN, text=f"{person} für {seat.person}",
        basis=decision.as_json(), **placed,
    )  # fmt: skip
    record(seat_substitute, attendance, actor=actor, basis=decision, reason=ruling)
    return attendance


@operation("sittings.record_prevented")
def record_prevented(
    meeting: Meeting,
    seat: Membership,
    person: Person,
    reason: str,
    *,
    actor: Any,
    at: datetime | None = None,
) -> Entry:
    """Record that somebody who comes first cannot take a seat; the next may be offered it.

    Source: § 58 Abs. 1 GO NRW: ordered deputies stand in one after the other.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    sitting = running(meeting, actor)
    place = next((one for one in room_of(sitting.meeting) if one.seat.pk == seat.pk), None)
    if place is None or person not in in_turn(place):
        raise InvalidInput(_("Wer hier nicht vertreten kann, ist auch nicht verhindert."))
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Verhinderung."), "reason")
    if person.pk in place.prevented:
        raise Conflict(_("Das ist schon festgehalten. Laden Sie die Seite neu."))
    entry = enter(
        sitting, Entry.Kind.PREVENTED, text=f"{person} für {seat.person}", person=person,
        membership=seat, reason=reason.strip(), at=at,
    )  # fmt: skip
    record(record_prevented, entry, actor=actor, reason=reason)
    return entry


def refusal(person: Person, decision: Any) -> str:
    """Say why somebody does not stand in, and what is open."""
    says = " ".join([*(reason.says for reason in decision.reasons), *decision.open_points])
    return _("%(person)s vertritt hier nicht (%(citation)s): %(says)s") % {
        "person": person, "citation": decision.citation, "says": says,
    }  # fmt: skip
