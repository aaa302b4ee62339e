"""Who takes the seat of an absent member: found by the rule, recorded with its reasons."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.personal_deputies import (
    DeputyFacts,
    Leader,
    Present,
    personal_deputies,
)
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.operations.attendance import check_free
from ratsverbund.council.sittings.clock import now_in
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.operations.course import enter, running
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Deputy, Membership
from ratsverbund.people.organizations.queries import members_on
from ratsverbund.people.persons.models import Person

LEADERS = {Membership.Role.CHAIR: 1, Membership.Role.FIRST_DEPUTY: 2}


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
    Source: § 13 Abs. 3 Hauptsatzung Heinsberg; § 58 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict, RuleViolated.
    """
    sitting = running(meeting, actor)
    meeting = sitting.meeting
    day = local_day(meeting.starts_at)
    known = Membership.objects.on(day).filter(organization=meeting.organization_id)
    if not known.filter(pk=seat.pk).exists():
        raise InvalidInput(_("Diesen Sitz gibt es im Gremium nicht. Prüfen Sie die Besetzung."))
    decision = personal_deputies(
        law_of(meeting.body, day), facts_for(meeting, seat, person, ruling.strip())
    )
    if decision.value != str(person):
        raise RuleViolated(refusal(person, decision))
    attendance = Attendance(
        meeting=meeting,
        person=person,
        deputises_for=seat,
        voting_right=seat.voting_right,
        arrived_at=at or now_in(meeting.starts_at),
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


def refusal(person: Person, decision: Any) -> str:
    """Say why somebody does not stand in, and what is open."""
    says = " ".join([*(reason.says for reason in decision.reasons), *decision.open_points])
    return _("%(person)s vertritt hier nicht (%(citation)s): %(says)s") % {
        "person": person, "citation": decision.citation, "says": says,
    }  # fmt: skip


def facts_for(meeting: Meeting, seat: Membership, person: Person, ruling: str) -> DeputyFacts:
    """The seat, its deputy and the leaders of the proposing Fraktion as they are in the room.

    Who is to be seated is there; who votes on another seat cannot take this one as well.
    """
    day = local_day(meeting.starts_at)
    rows = {row.person_id: row for row in meeting.attendances.filter(left_at=None)}
    members = {pk for pk, row in rows.items() if row.membership_id}
    standing_in = {pk for pk, row in rows.items() if row.deputises_for_id}
    personal = Deputy.objects.on(day).filter(membership=seat).select_related("person").first()

    def there(one: Person) -> int | None:
        return 1 if one == person or one.pk in rows else None

    deputy = None
    if personal is not None:
        free = personal.person_id not in rows
        deputy = Present(str(personal.person), there(personal.person) if free else None)
    faction = seat.on_behalf_of
    leaders = members_on(faction, day).filter(role__in=LEADERS) if faction else []
    return DeputyFacts(
        member=Present(str(seat.person), 1 if seat.person_id in rows else None),
        deputy=deputy,
        proposed_by=faction.short_name if faction else "",
        leaders=tuple(
            Leader(
                str(each.person),
                faction.short_name if faction else "",
                LEADERS[Membership.Role(each.role)],
                there(each.person),
                member_here=each.person_id in members,
                standing_in=each.person_id in standing_in,
            )
            for each in leaders
        ),
        special_statute=meeting.organization.special_statute,
        ruling=ruling,
    )
