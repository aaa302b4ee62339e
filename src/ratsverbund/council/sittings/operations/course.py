"""Where a running meeting is: the item called, breaks, and whether the public may be there."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import present_moment
from ratsverbund.council.sittings.models import Entry, Sitting
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend

Kind = Entry.Kind


@operation("sittings.call_item")
def call_item(item: AgendaItem, *, actor: Any, at: datetime | None = None) -> Entry:
    """Call an open item; a non-public one only after the public has been dismissed.

    Source: § 48 Abs. 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    sitting = running(item.meeting, actor)
    item = sitting.meeting.items.get(pk=item.pk)
    if item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _("TOP %(number)s ist %(state)s. Rufen Sie einen offenen Punkt auf.")
            % {"number": item.number, "state": item.get_state_display()}
        )
    if sitting.item_id == item.pk:
        raise Conflict(
            _("TOP %(number)s ist schon aufgerufen. Laden Sie die Seite neu.")
            % {"number": item.number}
        )
    if sitting.public and not item.public:
        raise RuleViolated(
            _(
                "TOP %(number)s ist nichtöffentlich. Schließen Sie zuerst die Öffentlichkeit aus "
                "(§ 48 Abs. 2 GO NRW)."
            )
            % {"number": item.number}
        )
    again = item.entries.filter(kind__in=[Kind.CALLED, Kind.REOPENED]).exists()
    change = amend(sitting, item=item)
    entry = enter(sitting, Kind.REOPENED if again else Kind.CALLED, at=at, text=str(item))
    record(call_item, entry, actor=actor, change=change)
    return entry


@operation("sittings.defer_item")
def defer_item(item: AgendaItem, reason: str, *, actor: Any, at: datetime | None = None) -> Entry:
    """Put the called item aside until later in the same meeting.

    Raises: NotAllowed, IllegalTransition, Conflict.
    """
    sitting = running(item.meeting, actor)
    if sitting.item_id != item.pk:
        raise Conflict(
            _("TOP %(number)s ist nicht aufgerufen. Laden Sie die Seite neu.")
            % {"number": item.number}
        )
    entry = enter(sitting, Kind.DEFERRED, at=at, text=str(item), reason=reason.strip())
    change = amend(sitting, item=None)
    record(defer_item, entry, actor=actor, change=change, reason=reason)
    return entry


@operation("sittings.pause_meeting")
def pause_meeting(
    meeting: Meeting, reason: str, *, actor: Any, at: datetime | None = None
) -> Entry:
    """Interrupt the meeting. Raises: NotAllowed, IllegalTransition, Conflict."""
    sitting = running(meeting, actor, paused=None)
    if sitting.paused_at:
        raise Conflict(_("Die Sitzung ist schon unterbrochen. Laden Sie die Seite neu."))
    entry = enter(sitting, Kind.PAUSED, at=at, reason=reason.strip())
    change = amend(sitting, paused_at=entry.at)
    record(pause_meeting, entry, actor=actor, change=change, reason=reason)
    return entry


@operation("sittings.resume_meeting")
def resume_meeting(meeting: Meeting, *, actor: Any, at: datetime | None = None) -> Entry:
    """Go on after a break. Raises: NotAllowed, IllegalTransition, Conflict."""
    sitting = running(meeting, actor, paused=None)
    if not sitting.paused_at:
        raise Conflict(_("Die Sitzung ist nicht unterbrochen. Laden Sie die Seite neu."))
    entry = enter(sitting, Kind.RESUMED, at=at)
    change = amend(sitting, paused_at=None)
    record(resume_meeting, entry, actor=actor, change=change)
    return entry


@operation("sittings.switch_part")
def switch_part(meeting: Meeting, public: bool, *, actor: Any, at: datetime | None = None) -> Entry:
    """Dismiss the public or let it in again, with the item put aside.

    Source: § 48 Abs. 2 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict, InvalidInput.
    """
    sitting = running(meeting, actor)
    if sitting.public == public:
        raise Conflict(_("Dieser Teil der Sitzung läuft schon. Laden Sie die Seite neu."))
    called = sitting.item
    if called is not None and called.state == AgendaItem.State.OPEN:
        raise InvalidInput(
            _("TOP %(number)s ist noch offen. Schließen Sie ihn ab oder stellen Sie ihn zurück.")
            % {"number": called.number}
        )
    change = amend(sitting, public=public, item=None)
    entry = enter(sitting, Kind.OPEN_DOORS if public else Kind.CLOSED_DOORS, at=at)
    record(switch_part, entry, actor=actor, change=change)
    return entry


def running(meeting: Meeting, actor: Any, *, paused: bool | None = False) -> Sitting:
    """Lock a running meeting for its keeper of the record; a break lets nothing else happen."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    if meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            _("Die Sitzung ist %(state)s. Der Verlauf wird festgehalten, während sie läuft.")
            % {"state": meeting.get_state_display()}
        )
    sitting, _new = Sitting.objects.get_or_create(meeting=meeting)
    if paused is False and sitting.paused_at:
        raise IllegalTransition(_("Die Sitzung ist unterbrochen. Setzen Sie sie zuerst fort."))
    return sitting


def enter(sitting: Sitting, kind: str, **fields: Any) -> Entry:
    """Write a line of the course; the one place that does."""
    meeting = sitting.meeting
    fields = {
        "item": sitting.item,
        "at": fields.pop("at", None) or present_moment(meeting),
    } | fields
    return Entry.objects.create(meeting=meeting, kind=kind, **fields)
