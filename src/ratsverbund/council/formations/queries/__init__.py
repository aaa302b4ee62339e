"""Named reads about the formation of a council."""

from ratsverbund.council.formations.queries.checklist import (
    POINTS,
    checklist,
    committees_to_chair,
    council_seats,
    seats_to_chair,
    term_at,
)
from ratsverbund.council.formations.queries.seats import picks, preview

__all__ = [
    "POINTS",
    "checklist",
    "committees_to_chair",
    "council_seats",
    "picks",
    "preview",
    "seats_to_chair",
    "term_at",
]
