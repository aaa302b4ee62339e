"""Everything that plans meetings and assemblies beyond one date."""

from ratsverbund.council.agendas.planning.operations.assembly import (
    announce_assembly,
    plan_assembly,
)
from ratsverbund.council.agendas.planning.operations.meetings import (
    copy_meeting,
    move_meeting,
    plan_series,
    set_format,
)

__all__ = [
    "announce_assembly",
    "copy_meeting",
    "move_meeting",
    "plan_assembly",
    "plan_series",
    "set_format",
]
