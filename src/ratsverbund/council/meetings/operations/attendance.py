"""Who is in the room: arrivals and departures."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import organizations_of, present_moment
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Membership


@operation("meetings.admit")
def admit(
    meeting: Meeting, membership: Membership, *, actor: Any, at: datetime | None = None
) -> Attendance:
    """Record that a member has arrived. Raises: NotAllowed, InvalidInput, Conflict."""
    meeting = running(meeting, actor)
    [attendance] = arrive(meeting, [membership], at)
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
    """Record everyone who arrived at one moment.

    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    meeting = running(meeting, actor)
    arrived = arrive(meeting, list(memberships), at)
    change = {"present": [attendance.person_id for attendance in arrived]}
    record(admit_all, meeting, actor=actor, change=change)
    return arrived


def running(meeting: Meeting, actor: Any) -> Meeting:
    """Lock a running meeting for its keeper of the record."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    if meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            _(
                "Anwesenheit wird festgehalten, während die Sitzung läuft; sie ist im Stand "
                "„%(state)s“. Eröffnen Sie die Sitzung zuerst."
            )
            % {"state": meeting.get_state_display()}
        )
    return meeting


def arrive(
    meeting: Meeting, memberships: Sequence[Membership], at: datetime | None
) -> list[Attendance]:
    """Write arrivals of those who sit in the organizations that meet, on its day."""
    at = at or present_moment(meeting)
    check_seated(meeting, memberships)
    fresh = [
        Attendance(
            meeting=meeting, person=seat.person, membership=seat,
            voting_right=seat.voting_right, arrived_at=at,
        )
        for seat in memberships
    ]  # fmt: skip
    check_free(meeting, fresh, at)
    return Attendance.objects.bulk_create(fresh)


def check_seated(meeting: Meeting, memberships: Sequence[Membership]) -> None:
    """Refuse who has no seat on the day of the meeting."""
    seats = Membership.objects.on(local_day(meeting.starts_at))
    meeting_here = seats.filter(organization__in=organizations_of(meeting))
    known = set(meeting_here.values_list("pk", flat=True))
    for seat in memberships:
        if seat.pk not in known:
            raise InvalidInput(
                _(
                    "%(person)s gehört dem Gremium %(name)s an diesem Tag nicht an. "
                    "Prüfen Sie die Besetzung des Gremiums."
                )
                % {"person": seat.person, "name": meeting.organization}
            )


def check_free(meeting: Meeting, fresh: Sequence[Attendance], at: datetime) -> None:
    """Refuse to let anyone in twice, or two for one seat, or before they last left."""
    rows = list(meeting.attendances.select_related("person"))
    there = {row.person_id for row in rows if row.left_at is None}
    taken = {seat_of(row): row.person for row in rows if row.left_at is None}
    for each in fresh:
        if each.person_id in there:
            raise Conflict(
                _("%(person)s ist schon als anwesend eingetragen.") % {"person": each.person}
            )
        if seat_of(each) in taken:
            raise Conflict(
                _(
                    "Auf dem Platz von %(person)s sitzt schon %(other)s. Halten Sie zuerst fest, "
                    "wann %(other)s gegangen ist."
                )
                % {"person": each.person, "other": taken[seat_of(each)]}
            )
        if any(later(row, at) for row in rows if row.person_id == each.person_id):
            raise InvalidInput(
                _("%(person)s ist zu dieser Zeit noch da gewesen. Prüfen Sie die Uhrzeit.")
                % {"person": each.person},
                "at",
            )
        if other := next((r for r in rows if seat_of(r) == seat_of(each) and later(r, at)), None):
            raise InvalidInput(
                _("Auf dem Platz von %(person)s saß zu dieser Zeit %(other)s. Prüfen Sie die Zeit.")
                % {"person": each.person, "other": other.person},
                "at",
            )
        there.add(each.person_id)
        taken[seat_of(each)] = each.person


def later(row: Attendance, at: datetime) -> bool:
    """Whether somebody left after a moment."""
    return row.left_at is not None and row.left_at > at


def seat_of(attendance: Attendance) -> int | None:
    """The seat somebody takes: their own or the one they stand in for."""
    return attendance.membership_id or attendance.deputises_for_id


@operation("meetings.dismiss")
def dismiss(attendance: Attendance, *, actor: Any, at: datetime | None = None) -> Attendance:
    """Record that someone has left. Raises: NotAllowed, Conflict, InvalidInput."""
    attendance = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    meeting = running(attendance.meeting, actor)
    change = leave(attendance, at or present_moment(meeting))
    record(dismiss, attendance, actor=actor, change=change)
    return attendance


@operation("meetings.dismiss_all")
def dismiss_all(
    meeting: Meeting,
    attendances: Iterable[Attendance],
    *,
    actor: Any,
    at: datetime | None = None,
) -> Meeting:
    """Record that several left at one moment."""
    meeting = running(meeting, actor)
    at = at or present_moment(meeting)
    chosen = [attendance.pk for attendance in attendances]
    rows = meeting.attendances.select_for_update(of=("self",)).filter(pk__in=chosen)
    change = {"left": {row.person_id: leave(row, at)["left_at"] for row in rows}}
    record(dismiss_all, meeting, actor=actor, change=change)
    return meeting


def leave(attendance: Attendance, at: datetime) -> dict[str, Any]:
    """Write one departure."""
    if attendance.left_at is not None:
        raise Conflict(
            _("%(person)s ist schon gegangen. Laden Sie die Seite neu.")
            % {"person": attendance.person}
        )
    if at < attendance.arrived_at:
        raise InvalidInput(
            _("%(person)s kann nicht vor der Ankunft gegangen sein. Prüfen Sie die Uhrzeit.")
            % {"person": attendance.person},
            "at",
        )
    return amend(attendance, left_at=at)
