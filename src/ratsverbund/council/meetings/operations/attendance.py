"""Who is in the room: arrivals, departures, exclusions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from ratsverbund.council.meetings.models import AgendaItem, Attendance, Exclusion, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person


@operation("meetings.admit")
def admit(
    meeting: Meeting, membership: Membership, *, actor: Any, at: datetime | None = None
) -> Attendance:
    """Record that a member has arrived. Raises: NotAllowed, InvalidInput, Conflict."""
    meeting = locked(meeting, actor)
    attendance = arrive(meeting, membership, at or timezone.now())
    record(admit, attendance, actor=actor, change={"arrived_at": attendance.arrived_at})
    return attendance


@operation("meetings.admit_all")
def admit_all(
    meeting: Meeting,
    memberships: Iterable[Membership],
    *,
    actor: Any,
    at: datetime | None = None,
) -> list[Attendance]:
    """Record everyone who is there when the meeting begins."""
    meeting = locked(meeting, actor)
    at = at or timezone.now()
    arrived = [arrive(meeting, membership, at) for membership in memberships]
    change = {"present": [attendance.person_id for attendance in arrived]}
    record(admit_all, meeting, actor=actor, change=change)
    return arrived


def locked(meeting: Meeting, actor: Any) -> Meeting:
    """Lock a running meeting for its keeper of the record."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    if meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            "Anwesenheit wird festgehalten, während die Sitzung läuft. Eröffnen Sie sie zuerst."
        )
    return meeting


def arrive(meeting: Meeting, membership: Membership, at: datetime) -> Attendance:
    """Write one arrival of someone who sits in this organization today and is not here yet."""
    seated = Membership.objects.on(local_day(at)).filter(
        pk=membership.pk, organization=meeting.organization_id
    )
    if not seated.exists():
        raise InvalidInput(
            f"{membership.person} gehört {meeting.organization} an diesem Tag nicht an. "
            "Prüfen Sie die Besetzung des Gremiums."
        )
    if meeting.attendances.filter(person=membership.person_id, left_at=None).exists():
        raise Conflict(f"{membership.person} ist schon als anwesend eingetragen.")
    return Attendance.objects.create(
        meeting=meeting,
        person_id=membership.person_id,
        membership=membership,
        voting_right=membership.voting_right,
        arrived_at=at,
    )


@operation("meetings.dismiss")
def dismiss(attendance: Attendance, *, actor: Any, at: datetime | None = None) -> Attendance:
    """Record that someone has left the meeting."""
    attendance = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    require(may_keep_record, actor, attendance.meeting)
    change = amend(attendance, left_at=at or timezone.now())
    record(dismiss, attendance, actor=actor, change=change)
    return attendance


@operation("meetings.exclude_member")
def exclude_member(item: AgendaItem, person: Person, reason: str, *, actor: Any) -> Exclusion:
    """Keep a biased member out of one item (§ 31 GO NRW); the reason is recorded."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_keep_record, actor, item.meeting)
    if not reason.strip():
        raise InvalidInput("Nennen Sie den Grund der Ausschließung (§ 31 GO NRW).", "reason")
    if item.exclusions.filter(person=person).exists():
        raise Conflict(f"{person} ist zu diesem Punkt schon ausgeschlossen.")
    exclusion = Exclusion.objects.create(item=item, person=person, reason=reason)
    record(exclude_member, exclusion, actor=actor, reason=reason)
    return exclusion
