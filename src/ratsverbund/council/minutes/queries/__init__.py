"""Named reads about minutes: the record, pages, what is due, what must not get out."""

from ratsverbund.council.minutes.queries.due import questions
from ratsverbund.council.minutes.queries.members import members_to_tell
from ratsverbund.council.minutes.queries.overtaken import unmarked_corrections
from ratsverbund.council.minutes.queries.pages import (
    approving_items,
    bodies_with_period,
    dispatches_for,
    items_for,
    meetings_without,
    minutes_for,
    minutes_page,
    public_minutes,
    whole,
)
from ratsverbund.council.minutes.queries.privacy import known_persons, private_words
from ratsverbund.council.minutes.recorded.reading import missing_in, record_of

__all__ = [
    "approving_items",
    "bodies_with_period",
    "dispatches_for",
    "items_for",
    "known_persons",
    "meetings_without",
    "members_to_tell",
    "minutes_for",
    "minutes_page",
    "missing_in",
    "private_words",
    "public_minutes",
    "questions",
    "record_of",
    "unmarked_corrections",
    "whole",
]
