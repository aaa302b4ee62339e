"""The end of a meeting: what is open goes to the next one, and all of it in one step."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.operations import adjourn_item
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import close_meeting
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.operations.course import enter, running
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.states import amend


@operation("sittings.close_sitting")
def close_sitting(
    meeting: Meeting, *, actor: Any, at: datetime | None = None, adjourn_open: bool = False
) -> Meeting:
    """Close a meeting for good; if asked, adjourn every item still open, all or nothing.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    sitting = running(meeting, actor, paused=None)
    left = sitting.meeting.items.filter(state=AgendaItem.State.OPEN) if adjourn_open else []
    reason = _("Bei Schluss der Sitzung nicht behandelt.")
    moved = [adjourn_item(item, reason, actor=actor).item_id for item in left]
    amend(sitting, item=None, paused_at=None)
    closed = close_meeting(sitting.meeting, actor=actor, at=at)
    entry = enter(sitting, Entry.Kind.CLOSED, at=closed.ends_at)
    record(close_sitting, entry, actor=actor, change={"adjourned": moved})
    return closed
