"""Everything that plans meetings and assemblies beyond one date."""

from ratsverbund.council.agendas.planning.operations.assembly import (
    announce_assembly,
    plan_assembly,
    record_pointer,
)
from ratsverbund.council.agendas.planning.operations.calendars import (
    apply_calendar,
    discard_calendar,
    propose_calendar,
    undo_calendar,
)
from ratsverbund.council.agendas.planning.operations.meetings import (
    copy_meeting,
    move_meeting,
    plan_in_format,
    plan_series,
    set_format,
)

__all__ = [
    "announce_assembly",
    "apply_calendar",
    "copy_meeting",
    "discard_calendar",
    "move_meeting",
    "plan_assembly",
    "plan_in_format",
    "plan_series",
    "propose_calendar",
    "record_pointer",
    "set_format",
    "undo_calendar",
]
