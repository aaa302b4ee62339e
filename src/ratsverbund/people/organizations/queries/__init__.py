"""Named reads about organizations: who sits where, who deputises, who holds which office."""

from ratsverbund.people.organizations.queries.council import (
    on_council,
    overlapping,
    sits_in_council,
)
from ratsverbund.people.organizations.queries.due import questions
from ratsverbund.people.organizations.queries.lists import (
    holdings_of,
    members_for,
    offices_for,
    organization_with_body,
    organizations_for,
)
from ratsverbund.people.organizations.queries.office import (
    holder_on,
    holding_on,
    mayors_on,
    mayors_then,
)
from ratsverbund.people.organizations.queries.seats import (
    deputies_of,
    deputies_required,
    factions_on,
    may_add_deputy,
    members_on,
)

__all__ = [
    "deputies_of",
    "deputies_required",
    "factions_on",
    "holder_on",
    "holding_on",
    "holdings_of",
    "may_add_deputy",
    "mayors_on",
    "mayors_then",
    "members_for",
    "members_on",
    "offices_for",
    "on_council",
    "organization_with_body",
    "organizations_for",
    "overlapping",
    "questions",
    "sits_in_council",
]
