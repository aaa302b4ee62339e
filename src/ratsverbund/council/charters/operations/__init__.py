"""Everything that changes amendments of charters."""

from ratsverbund.council.charters.operations.drafting import (
    Overtaken,
    change_draft,
    draft_amendment,
    simulate_draft,
    withdraw_amendment,
)
from ratsverbund.council.charters.operations.notice import complete_notice, order_notice
from ratsverbund.council.charters.operations.outcome import (
    note_rejection,
    note_resolution,
    note_withdrawal,
)
from ratsverbund.council.charters.operations.submission import submit_amendment

__all__ = [
    "Overtaken",
    "change_draft",
    "complete_notice",
    "draft_amendment",
    "note_rejection",
    "note_resolution",
    "note_withdrawal",
    "order_notice",
    "simulate_draft",
    "submit_amendment",
    "withdraw_amendment",
]
