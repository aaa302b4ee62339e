"""Named reads about elections."""

from ratsverbund.council.elections.queries.pages import (
    candidates_in,
    electing_items,
    elections_for,
    items_to_elect,
)
from ratsverbund.council.elections.queries.results import (
    Ballot,
    ElectionResult,
    elections_of,
    last_ballot,
    readable,
    told,
    with_results,
)

__all__ = [
    "Ballot",
    "ElectionResult",
    "candidates_in",
    "electing_items",
    "elections_for",
    "elections_of",
    "items_to_elect",
    "last_ballot",
    "readable",
    "told",
    "with_results",
]
