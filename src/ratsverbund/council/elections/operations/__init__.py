"""Everything that changes elections."""

from ratsverbund.council.elections.operations.counting import (
    choices,
    correct_ballot,
    count_ballot,
    draw_lot,
    open_ballot,
    pending_lot,
    voters_now,
)
from ratsverbund.council.elections.operations.preparing import (
    add_list,
    choose_formula,
    demand_secrecy,
    nominate,
    prepare_election,
    withdraw_nomination,
)
from ratsverbund.council.elections.operations.seating import seat_elected

__all__ = [
    "add_list",
    "choices",
    "choose_formula",
    "correct_ballot",
    "count_ballot",
    "demand_secrecy",
    "draw_lot",
    "nominate",
    "open_ballot",
    "pending_lot",
    "prepare_election",
    "seat_elected",
    "voters_now",
    "withdraw_nomination",
]
