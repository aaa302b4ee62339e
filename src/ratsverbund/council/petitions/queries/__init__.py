"""Named reads about petitions: lists, one petition, what is due, a year for the simulation."""

from ratsverbund.council.petitions.queries.due import due, questions
from ratsverbund.council.petitions.queries.law import (
    hearing_facts,
    last_day,
    outcome_allowed,
    reply_deadline,
    right_to_speak,
    route_of,
    steps_allowed,
)
from ratsverbund.council.petitions.queries.lists import (
    OVER,
    bodies_handled,
    committee_meetings,
    deciding_bodies,
    forgotten_from,
    hearing_of,
    intakes_for,
    letters_for,
    narrowed,
    one_petition,
    petitions_for,
    places_of,
    similar,
    with_public_title,
)
from ratsverbund.council.petitions.queries.simulation import facts_of_year

__all__ = [
    "OVER",
    "bodies_handled",
    "committee_meetings",
    "deciding_bodies",
    "due",
    "facts_of_year",
    "forgotten_from",
    "hearing_facts",
    "hearing_of",
    "intakes_for",
    "last_day",
    "letters_for",
    "narrowed",
    "one_petition",
    "outcome_allowed",
    "petitions_for",
    "places_of",
    "questions",
    "reply_deadline",
    "right_to_speak",
    "route_of",
    "similar",
    "steps_allowed",
    "with_public_title",
]
