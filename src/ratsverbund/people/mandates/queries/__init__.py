"""Named reads about seats and offices that change together."""

from ratsverbund.people.mandates.queries.changes import (
    changes_for,
    changes_of,
    last_applied,
    lines_seen,
    progress_key,
)
from ratsverbund.people.mandates.queries.roster import own_bodies, roster_of

__all__ = [
    "changes_for",
    "changes_of",
    "last_applied",
    "lines_seen",
    "own_bodies",
    "progress_key",
    "roster_of",
]
