"""Named reads about the course of a meeting."""

from ratsverbund.council.sittings.queries.deputies import Offer, offers, substitute_for
from ratsverbund.council.sittings.queries.page import (
    one_arrival,
    one_exclusion,
    one_item,
    sittings_for,
)
from ratsverbund.council.sittings.queries.room import Place, Quorum, arrivals, quorums, room_of

__all__ = [
    "Offer",
    "Place",
    "Quorum",
    "arrivals",
    "offers",
    "one_arrival",
    "one_exclusion",
    "one_item",
    "quorums",
    "room_of",
    "sittings_for",
    "substitute_for",
]
