"""Named reads of a member's own side."""

from ratsverbund.council.desk.queries.due import questions
from ratsverbund.council.desk.queries.feeds import (
    feed_of,
    feed_with_secret,
    fingerprint,
    preference_of,
)
from ratsverbund.council.desk.queries.meetings import (
    coming,
    my_meetings,
    one_of_mine,
    past,
    seat_at,
)
from ratsverbund.council.desk.queries.notes import (
    my_factions,
    notes_for,
    notes_on,
    own_notes,
    own_rivals,
    reading_items,
)
from ratsverbund.council.desk.queries.offline import (
    held_bodies,
    released_bodies,
)
from ratsverbund.council.desk.queries.search import Hit, found_for
from ratsverbund.council.desk.queries.substitutes import (
    next_substitute,
    replies_of,
    requests_to,
)

__all__ = [
    "Hit",
    "coming",
    "feed_of",
    "feed_with_secret",
    "fingerprint",
    "found_for",
    "held_bodies",
    "my_factions",
    "my_meetings",
    "next_substitute",
    "notes_for",
    "notes_on",
    "one_of_mine",
    "own_notes",
    "own_rivals",
    "past",
    "preference_of",
    "questions",
    "reading_items",
    "released_bodies",
    "replies_of",
    "requests_to",
    "seat_at",
]
