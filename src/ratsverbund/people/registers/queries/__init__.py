"""Named reads about honours, declared interests and contact details."""

from ratsverbund.people.registers.queries.due import questions
from ratsverbund.people.registers.queries.lists import (
    contacts_for,
    declaration_for,
    declarations_of,
    earlier_entries,
    honours_for,
    interests_for,
    public_bodies,
)

__all__ = [
    "contacts_for",
    "declaration_for",
    "declarations_of",
    "earlier_entries",
    "honours_for",
    "interests_for",
    "public_bodies",
    "questions",
]
