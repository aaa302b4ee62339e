"""Pages of elections."""

from ratsverbund.council.elections.views.counting import correct, count, draw, open_ballot, seat
from ratsverbund.council.elections.views.formation import (
    access,
    access_lot,
    age_president,
    agenda,
    agree,
    begin,
    formation,
    oaths,
    pick,
)
from ratsverbund.council.elections.views.papers import ballot_papers, counting_sheet, steps_sheet
from ratsverbund.council.elections.views.preparing import (
    add_list,
    formula,
    nominate,
    prepare,
    secrecy,
    withdraw,
)
from ratsverbund.council.elections.views.reading import election, election_list, preview

__all__ = [
    "access",
    "access_lot",
    "add_list",
    "age_president",
    "agenda",
    "agree",
    "ballot_papers",
    "begin",
    "correct",
    "count",
    "counting_sheet",
    "draw",
    "election",
    "election_list",
    "formation",
    "formula",
    "nominate",
    "oaths",
    "open_ballot",
    "pick",
    "prepare",
    "preview",
    "seat",
    "secrecy",
    "steps_sheet",
    "withdraw",
]
