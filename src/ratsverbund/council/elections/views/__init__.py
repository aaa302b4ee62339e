"""Pages of elections."""

from ratsverbund.council.elections.views.counting import correct, count, draw, open_ballot, seat
from ratsverbund.council.elections.views.papers import ballot_papers, counting_sheet
from ratsverbund.council.elections.views.preparing import (
    add_list,
    formula,
    nominate,
    prepare,
    secrecy,
    withdraw,
)
from ratsverbund.council.elections.views.reading import election, election_list, of_item, of_meeting

__all__ = [
    "add_list",
    "ballot_papers",
    "correct",
    "count",
    "counting_sheet",
    "draw",
    "election",
    "election_list",
    "formula",
    "nominate",
    "of_item",
    "of_meeting",
    "open_ballot",
    "prepare",
    "seat",
    "secrecy",
    "withdraw",
]
