"""The wording of a paper: typed, kept in versions, compared."""

from ratsverbund.council.papers.wording.comparison import Passage, passages
from ratsverbund.council.papers.wording.text import (
    Proposal,
    Stop,
    Wording,
    longest,
    wording_of,
)

__all__ = ["Passage", "Proposal", "Stop", "Wording", "longest", "passages", "wording_of"]
