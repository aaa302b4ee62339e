"""Votes and the resolutions they end in."""

from ratsverbund.council.decisions.models.counted import Counted
from ratsverbund.council.decisions.models.part import FactionVote, NamedVote
from ratsverbund.council.decisions.models.resolution import Resolution
from ratsverbund.council.decisions.models.system import VotingSystem
from ratsverbund.council.decisions.models.vote import Vote

__all__ = ["Counted", "FactionVote", "NamedVote", "Resolution", "Vote", "VotingSystem"]
