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
from ratsverbund.council.decisions.views.systems import drop_system, system

__all__ = [
    "adjourn",
    "correct",
    "decide",
    "drop_system",
    "note",
    "note_remaining",
    "pointless",
    "resolution",
    "resolution_list",
    "system",
]
