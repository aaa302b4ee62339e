"""Named reads about networks: evidence, mandates, lists, cases, and what is due."""

from ratsverbund.network.members.queries.cases import (
    accessions_for,
    case_for,
    choices_for,
    chosen_basis,
    chosen_delegate,
    member_with_choices,
    stations_of,
)
from ratsverbund.network.members.queries.due import due
from ratsverbund.network.members.queries.evidence import Outcome, outcome_of
from ratsverbund.network.members.queries.lists import (
    assessments_of,
    joined_per_year,
    member_for,
    members_of,
    network_for,
    networks_for,
    scales_of,
)
from ratsverbund.network.members.queries.mandates import (
    Head,
    Mandate,
    Resolved,
    delegate_of,
    delegate_on,
    earliest_end,
    head_of,
    holder_in,
    holder_of,
    mandates_of,
    resolved_on,
)

__all__ = [
    "Head",
    "Mandate",
    "Outcome",
    "Resolved",
    "accessions_for",
    "assessments_of",
    "case_for",
    "choices_for",
    "chosen_basis",
    "chosen_delegate",
    "delegate_of",
    "delegate_on",
    "due",
    "earliest_end",
    "head_of",
    "holder_in",
    "holder_of",
    "joined_per_year",
    "mandates_of",
    "member_for",
    "member_with_choices",
    "members_of",
    "network_for",
    "networks_for",
    "outcome_of",
    "resolved_on",
    "scales_of",
    "stations_of",
]
