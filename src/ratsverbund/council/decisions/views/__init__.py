"""The pages of decisions: record a result, correct a vote, read resolutions."""

from ratsverbund.council.decisions.views.reading import resolution, resolution_list
from ratsverbund.council.decisions.views.recording import (
    adjourn,
    correct,
    decide,
    note,
    note_remaining,
    pointless,
)

__all__ = [
    "adjourn",
    "correct",
    "decide",
    "note",
    "note_remaining",
    "pointless",
    "resolution",
    "resolution_list",
]
