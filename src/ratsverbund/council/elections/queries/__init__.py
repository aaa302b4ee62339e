"""Named reads about elections."""

from ratsverbund.council.elections.queries.results import (
    Ballot,
    ElectionResult,
    elections_of,
    told,
    with_results,
)

__all__ = ["Ballot", "ElectionResult", "elections_of", "told", "with_results"]
