"""Named reads about elections."""

from ratsverbund.council.elections.queries.results import (
    UNDEBATED,
    Ballot,
    ElectionResult,
    elections_of,
    told,
    with_results,
    without_debate,
)

__all__ = [
    "UNDEBATED",
    "Ballot",
    "ElectionResult",
    "elections_of",
    "told",
    "with_results",
    "without_debate",
]
