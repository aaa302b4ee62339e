"""Named reads about elections."""

from ratsverbund.council.elections.queries.formation import (
    POINTS,
    checklist,
    committees_to_chair,
    council_seats,
    seats_to_chair,
    term_at,
)
from ratsverbund.council.elections.queries.pages import (
    candidates_in,
    computation,
    electing_items,
    elections_for,
    picks,
    preview,
)
from ratsverbund.council.elections.queries.results import (
    UNDEBATED,
    Ballot,
    ElectionResult,
    elections_of,
    readable,
    told,
    with_results,
    without_debate,
)

__all__ = [
    "POINTS",
    "UNDEBATED",
    "Ballot",
    "ElectionResult",
    "candidates_in",
    "checklist",
    "committees_to_chair",
    "computation",
    "council_seats",
    "electing_items",
    "elections_for",
    "elections_of",
    "picks",
    "preview",
    "readable",
    "seats_to_chair",
    "term_at",
    "told",
    "with_results",
    "without_debate",
]
