"""Everything that changes votes and resolutions."""

from ratsverbund.council.decisions.operations.motion import correct_motion_vote, vote_on_motion
from ratsverbund.council.decisions.operations.outcome import (
    adjourn_item,
    declare_pointless,
    hide_results,
    note_remaining,
    refer_item,
    take_note,
)
from ratsverbund.council.decisions.operations.systems import drop_system, name_system
from ratsverbund.council.decisions.operations.voting import correct_vote, record_vote

__all__ = [
    "adjourn_item",
    "correct_motion_vote",
    "correct_vote",
    "declare_pointless",
    "drop_system",
    "hide_results",
    "name_system",
    "note_remaining",
    "record_vote",
    "refer_item",
    "take_note",
    "vote_on_motion",
]
