"""Elections in meetings, and the formation of a council at the start of its term."""

from ratsverbund.council.elections.models.ballot import Count, Lot, Round
from ratsverbund.council.elections.models.election import CandidateList, Election, Nomination
from ratsverbund.council.elections.models.formation import ChairTurn, Formation, Oath

__all__ = [
    "CandidateList",
    "ChairTurn",
    "Count",
    "Election",
    "Formation",
    "Lot",
    "Nomination",
    "Oath",
    "Round",
]
