"""Named reads about elections."""

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
    "UNDEBATED",
    "Ballot",
    "ElectionResult",
    "candidates_in",
    "computation",
    "electing_items",
    "elections_for",
    "elections_of",
    "picks",
    "preview",
    "readable",
    "told",
    "with_results",
    "without_debate",
]
