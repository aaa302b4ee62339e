"""Named reads about a council over its term."""

from ratsverbund.people.terms.queries.due import questions
from ratsverbund.people.terms.queries.overview import Gap, Overview, overview_of
from ratsverbund.people.terms.queries.reserve import entries_for, entries_of
from ratsverbund.people.terms.queries.sizes import Band, bands_of, size_steps

__all__ = [
    "Band",
    "Gap",
    "Overview",
    "bands_of",
    "entries_for",
    "entries_of",
    "overview_of",
    "questions",
    "size_steps",
]
