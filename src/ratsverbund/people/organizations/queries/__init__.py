"""Named reads about organizations: who sits where, who deputises, who holds which office."""

from ratsverbund.people.organizations.queries.due import questions
from ratsverbund.people.organizations.queries.lists import (
    holdings_of,
    members_for,
    offices_for,
    organization_with_body,
    organizations_for,
)
from ratsverbund.people.organizations.queries.office import holder_on, holding_on
from ratsverbund.people.organizations.queries.seats import (
    Substitute,
    deputies_for,
    factions_on,
    members_on,
    statutory_number,
    voting_members_on,
)
from ratsverbund.people.organizations.queries.titles import titled_members

__all__ = [
    "Substitute",
    "deputies_for",
    "factions_on",
    "holder_on",
    "holding_on",
    "holdings_of",
    "members_for",
    "members_on",
    "offices_for",
    "organization_with_body",
    "organizations_for",
    "questions",
    "statutory_number",
    "titled_members",
    "voting_members_on",
]
