"""Everything that changes elections and the formation of a council."""

from ratsverbund.council.elections.operations.chairs import agree_chair, begin_access, pick_chair
from ratsverbund.council.elections.operations.counting import (
    choices,
    correct_ballot,
    count_ballot,
    draw_lot,
    open_ballot,
    pending_lot,
)
from ratsverbund.council.elections.operations.formation import (
    begin_formation,
    name_age_president,
    plan_formation,
    take_oaths,
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
    "agree_chair",
    "begin_access",
    "begin_formation",
    "choices",
    "choose_formula",
    "correct_ballot",
    "count_ballot",
    "demand_secrecy",
    "draw_lot",
    "name_age_president",
    "nominate",
    "open_ballot",
    "pending_lot",
    "pick_chair",
    "plan_formation",
    "prepare_election",
    "seat_elected",
    "take_oaths",
    "withdraw_nomination",
]
