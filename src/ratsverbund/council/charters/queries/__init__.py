"""Named reads about amendments: lists, the law they change, what they would have changed."""

from ratsverbund.council.charters.queries.due import due, questions
from ratsverbund.council.charters.queries.lists import (
    amendments_for,
    council_of,
    drafting_address,
    main_committee_of,
    one_amendment,
    resting_on,
    stations_of,
    writing_places,
)
from ratsverbund.council.charters.queries.parts import (
    ChoiceNow,
    FigureNow,
    WordingNow,
    charter_of,
    choices_of,
    figures_of,
    wordings_of,
)
from ratsverbund.council.charters.queries.simulation import simulated

__all__ = [
    "ChoiceNow",
    "FigureNow",
    "WordingNow",
    "amendments_for",
    "charter_of",
    "choices_of",
    "council_of",
    "drafting_address",
    "due",
    "figures_of",
    "main_committee_of",
    "one_amendment",
    "questions",
    "resting_on",
    "simulated",
    "stations_of",
    "wordings_of",
    "writing_places",
]
