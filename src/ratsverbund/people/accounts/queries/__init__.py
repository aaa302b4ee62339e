"""Named reads about accounts: lists, what roles stand for, and what is due."""

from ratsverbund.people.accounts.queries.due import questions
from ratsverbund.people.accounts.queries.lists import (
    accounts_for,
    administered_bodies,
    administered_organizations,
    roles_for,
    roles_of_account,
)
from ratsverbund.people.accounts.queries.seats import end_entered, seated_roles, touched_by

__all__ = [
    "accounts_for",
    "administered_bodies",
    "administered_organizations",
    "end_entered",
    "questions",
    "roles_for",
    "roles_of_account",
    "seated_roles",
    "touched_by",
]
