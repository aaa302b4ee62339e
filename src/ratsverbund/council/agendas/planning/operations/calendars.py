"""A year's meetings from a file: kept for a look, taken over, taken back, put aside."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import CalendarImport
from ratsverbund.council.agendas.planning.known import planned_by, read_entries
from ratsverbund.council.agendas.planning.policies import may_import_calendar
from ratsverbund.council.agendas.planning.timetable import read
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import plan_meeting
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.models import Body

State = CalendarImport.State


@operation("agendas.propose_calendar")
def propose_calendar(body: Body, content: bytes, name: str, *, actor: Any) -> CalendarImport:
    """Keep a calendar for a look at what it would plan; nothing is planned yet.

    Raises: NotAllowed, UnreadableList.
    """
    require(may_import_calendar, actor, body)
    read(content)
    proposed = CalendarImport.objects.create(
        body=body, title=name[:200], file=store_file(name, XLSX, content)
    )
    record(propose_calendar, proposed, actor=actor, change={"file": [None, name]})
    return proposed


@operation("agendas.apply_calendar")
def apply_calendar(proposed: CalendarImport, *, actor: Any) -> CalendarImport:
    """Plan every meeting of a calendar that is not planned yet; one faulty row keeps all out.

    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    proposed = locked(proposed, actor)
    change = advance(proposed, State.APPLIED)
    found = read_entries(proposed, actor)
    faulty = [str(entry.line) for entry in found if entry.faults]
    if faulty:
        raise InvalidInput(
            _(
                "Fehlerhaft sind die Zeilen %(lines)s. Berichtigen Sie die Datei; so lange wird "
                "nichts übernommen."
            )
            % {"lines": ", ".join(faulty)}
        )
    meetings = [
        plan_meeting(
            entry.organization, entry.starts_at, entry.place, actor=actor, number=entry.number
        )
        for entry in found
        if entry.outcome == "new" and entry.organization and entry.starts_at
    ]
    amend(proposed, planned=[meeting.pk for meeting in meetings])
    record(apply_calendar, proposed, actor=actor, change=change | {"meetings": proposed.planned})
    return proposed


@operation("agendas.undo_calendar")
def undo_calendar(applied: CalendarImport, *, actor: Any) -> CalendarImport:
    """Take the meetings of a calendar back while nobody has worked on any of them.

    Raises: NotAllowed, IllegalTransition, Conflict.
    """
    applied = locked(applied, actor)
    change = advance(applied, State.UNDONE)
    mine = planned_by(applied).select_for_update(of=("self",))
    touched = [
        str(each) for each in mine if each.state != Meeting.State.PLANNED or each.items.exists()
    ]
    if touched:
        raise worked_on(touched)
    try:
        planned_by(applied).delete()
    except ProtectedError as error:
        kept = {str(getattr(each, "meeting", each)) for each in error.protected_objects}
        raise worked_on(sorted(kept)) from error
    record(undo_calendar, applied, actor=actor, change=change | {"meetings": applied.planned})
    return applied


def worked_on(meetings: list[str]) -> Conflict:
    """Say on which meetings somebody has worked since."""
    return Conflict(
        _(
            "An diesen Sitzungen wurde schon gearbeitet: %(meetings)s. Sagen Sie sie einzeln ab "
            "oder verlegen Sie sie; die übrigen bleiben so lange geplant."
        )
        % {"meetings": "; ".join(meetings[:5])}
    )


@operation("agendas.discard_calendar")
def discard_calendar(proposed: CalendarImport, *, actor: Any) -> CalendarImport:
    """Put a calendar aside that was only looked at. Raises: NotAllowed, IllegalTransition."""
    proposed = locked(proposed, actor)
    change = advance(proposed, State.DISCARDED)
    record(discard_calendar, proposed, actor=actor, change=change)
    return proposed


def locked(found: CalendarImport, actor: Any) -> CalendarImport:
    """The calendar, kept from being changed by others, for who may plan in this town."""
    found = (
        CalendarImport.objects.select_for_update(of=("self",))
        .select_related("body", "file")
        .get(pk=found.pk)
    )
    require(may_import_calendar, actor, found.body)
    return found
