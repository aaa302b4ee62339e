"""Everything that changes the course of a meeting."""

from ratsverbund.council.sittings.operations.absences import tell_absence, withdraw_absence
from ratsverbund.council.sittings.operations.bias import decide_bias
from ratsverbund.council.sittings.operations.closing import close_sitting
from ratsverbund.council.sittings.operations.course import (
    call_item,
    defer_item,
    pause_meeting,
    resume_meeting,
    switch_part,
)
from ratsverbund.council.sittings.operations.deputies import record_prevented, seat_substitute
from ratsverbund.council.sittings.operations.notes import accept_once, save_note
from ratsverbund.council.sittings.operations.room import correct_presence, find_quorum

__all__ = [
    "accept_once",
    "call_item",
    "close_sitting",
    "correct_presence",
    "decide_bias",
    "defer_item",
    "find_quorum",
    "pause_meeting",
    "record_prevented",
    "resume_meeting",
    "save_note",
    "seat_substitute",
    "switch_part",
    "tell_absence",
    "withdraw_absence",
]
