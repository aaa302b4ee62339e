"""Named reads about accessions: evidence, signatories, cases, and what is due."""

from ratsverbund.network.accessions.queries.cases import (
    accessions_for,
    case_for,
    choices_for,
    chosen_basis,
    refused_for,
    stations_of,
)
from ratsverbund.network.accessions.queries.due import due, questions
from ratsverbund.network.accessions.queries.evidence import Outcome, outcome_of
from ratsverbund.network.accessions.queries.signatories import (
    Head,
    delegate_of,
    head_of,
    holder_in,
)

__all__ = [
    "Head",
    "Outcome",
    "accessions_for",
    "case_for",
    "choices_for",
    "chosen_basis",
    "delegate_of",
    "due",
    "head_of",
    "holder_in",
    "outcome_of",
    "questions",
    "refused_for",
    "stations_of",
]
