"""Named reads about allowances: a year's grounds, what it asks of the law, lists and pages."""

from ratsverbund.council.allowances.entitlements.year import bodies_with_year
from ratsverbund.council.allowances.queries.claims import (
    Weighed,
    claims_decided,
    claims_for,
    claims_to_decide,
    own_claims,
    weighed,
)
from ratsverbund.council.allowances.queries.due import questions
from ratsverbund.council.allowances.queries.lists import (
    Paid,
    factions_of,
    kept_bodies,
    paid_total,
    payments,
    persons_with_payments,
    places_of,
    possible_participants,
    sessions_of,
    settlements_of,
)
from ratsverbund.council.allowances.queries.replay import facts_of_year
from ratsverbund.council.allowances.queries.run import Item, Payee, Run, payees, run_for, run_of

__all__ = [
    "Item",
    "Paid",
    "Payee",
    "Run",
    "Weighed",
    "bodies_with_year",
    "claims_decided",
    "claims_for",
    "claims_to_decide",
    "factions_of",
    "facts_of_year",
    "kept_bodies",
    "own_claims",
    "paid_total",
    "payees",
    "payments",
    "persons_with_payments",
    "places_of",
    "possible_participants",
    "questions",
    "run_for",
    "run_of",
    "sessions_of",
    "settlements_of",
    "weighed",
]
