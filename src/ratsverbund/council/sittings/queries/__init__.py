"""Named reads about the course of a meeting."""

from ratsverbund.council.sittings.queries.company import (
    Company,
    companies,
    companies_of,
    with_turns,
)
from ratsverbund.council.sittings.queries.deputies import (
    Offer,
    Voters,
    facts_of,
    in_turn,
    names_of,
    offer_of,
    offers,
)
from ratsverbund.council.sittings.queries.page import (
    one_arrival,
    one_exclusion,
    one_item,
    second_calls,
    sittings_for,
)
from ratsverbund.council.sittings.queries.room import Place, Quorum, arrivals, quorums, room_of

__all__ = [
    "Company",
    "Offer",
    "Place",
    "Quorum",
    "Voters",
    "arrivals",
    "companies",
    "companies_of",
    "facts_of",
    "in_turn",
    "names_of",
    "offer_of",
    "offers",
    "one_arrival",
    "one_exclusion",
    "one_item",
    "quorums",
    "room_of",
    "second_calls",
    "sittings_for",
    "with_turns",
]
