"""Everything that changes votes and resolutions."""

from ratsverbund.council.decisions.operations.outcome import (
    adjourn_item,
    declare_pointless,
    hide_results,
    note_remaining,
    take_note,
)
from ratsverbund.council.decisions.operations.voting import correct_vote, record_vote

__all__ = [
    "adjourn_item",
    "correct_vote",
    "declare_pointless",
    "hide_results",
    "note_remaining",
    "record_vote",
    "take_note",
]
