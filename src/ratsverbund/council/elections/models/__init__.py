"""Elections in meetings."""

from ratsverbund.council.elections.models.ballot import Count, Lot, Round
from ratsverbund.council.elections.models.election import CandidateList, Election, Nomination

__all__ = [
    "CandidateList",
    "Count",
    "Election",
    "Lot",
    "Nomination",
    "Round",
]
