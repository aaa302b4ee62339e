"""Who was there, put right afterwards; and whether that is enough to decide."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.queries import alone, deciding, presence_at
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import present_moment, quorum_of
from ratsverbund.council.sittings.clock import written
from ratsverbund.council.sittings.models import Entry, Sitting
from ratsverbund.council.sittings.operations.course import enter, running
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend

KEPT = {Meeting.State.RUNNING, Meeting.State.CLOSED}
HELD = {"arrived_at": "gekommen", "left_at": "gegangen"}


@operation("sittings.correct_presence")
def correct_presence(
    attendance: Attendance, moment: str, at: datetime, reason: str, *, actor: Any
) -> Entry:
    """Put an arrival (`arrived_at`) or departure (`left_at`) right; the course keeps both times.

    What was voted meanwhile stays as it was recorded; a wrong vote is corrected by itself.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=attendance.meeting_id)
    require(may_keep_record, actor, meeting)
    if meeting.state not in KEPT:
        raise IllegalTransition(_("Die Sitzung hat noch nicht begonnen."))
    attendance = meeting.attendances.select_related("person").get(pk=attendance.pk)
    before = getattr(attendance, moment)
    if before is None:
        raise InvalidInput(
            _("%(person)s ist noch da. Halten Sie den Weggang fest.")
            % {"person": attendance.person},
            "row",
        )
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Berichtigung."), "reason")
    setattr(attendance, moment, at)
    check_apart(attendance)
    setattr(attendance, moment, before)
    change = amend(attendance, **{moment: at})
    sitting, _new = Sitting.objects.get_or_create(meeting=meeting)
    noticed = timezone.now() if meeting.state == Meeting.State.CLOSED else None
    entry = enter(
        sitting, Entry.Kind.CORRECTED, person=attendance.person, reason=reason.strip(), at=noticed,
        text=f"{attendance.person} {HELD[moment]}: {written(at)} statt {written(before)}",
    )  # fmt: skip
    record(correct_presence, entry, actor=actor, change=change, reason=reason)
    return entry


def check_apart(row: Attendance) -> None:
    """Refuse times that run backwards or overlap with another stay of the person or the seat."""
    if row.left_at is not None and row.left_at < row.arrived_at:
        raise InvalidInput(
            _("%(person)s kann nicht vor der Ankunft gegangen sein. Prüfen Sie die Uhrzeit.")
            % {"person": row.person},
            "at",
        )
    seat = row.membership_id or row.deputises_for_id
    for other in row.meeting.attendances.exclude(pk=row.pk).select_related("person"):
        if row.person_id != other.person_id and seat != (
            other.membership_id or other.deputises_for_id
        ):
            continue
        ends_before = row.left_at is not None and row.left_at <= other.arrived_at
        begins_after = other.left_at is not None and other.left_at <= row.arrived_at
        if not (ends_before or begins_after):
            raise InvalidInput(
                _("Zu dieser Zeit saß dort %(person)s. Prüfen Sie die Uhrzeit.")
                % {"person": other.person},
                "at",
            )


@operation("sittings.find_quorum")
def find_quorum(meeting: Meeting, *, actor: Any, at: datetime | None = None) -> Entry:
    """Record whether the organization can decide now; that it cannot counts only once found.

    Source: § 49 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, LawUnknown, FactsError.
    """
    sitting = running(meeting, actor)
    item = sitting.item
    if item is None:
        raise InvalidInput(
            _("Kein Punkt ist aufgerufen. Festgestellt wird die Beschlussfähigkeit zu einem Punkt.")
        )
    at = at or present_moment(sitting.meeting)
    own = alone(sitting.meeting, deciding(item))
    decision = quorum_of(own, presence_at(item, at))
    kind = Entry.Kind.ABLE if decision.settled else Entry.Kind.UNABLE
    says = " ".join(reason.says for reason in decision.reasons)
    entry = enter(sitting, kind, at=at, text=says, basis=decision.as_json())
    record(find_quorum, entry, actor=actor, basis=decision)
    return entry
