"""Everything that changes press notes and informations of residents."""

from ratsverbund.council.execution.publicity.operations.press import (
    amend_press_note,
    draft_press_note,
    mark_essential,
    recall_press_note,
    release_press_note,
)
from ratsverbund.council.execution.publicity.operations.residents import inform_residents

__all__ = [
    "amend_press_note",
    "draft_press_note",
    "inform_residents",
    "mark_essential",
    "recall_press_note",
    "release_press_note",
]
