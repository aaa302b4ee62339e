"""Reads about matters, contracts, delegations and call-ins."""

from ratsverbund.council.competence.queries.decide import (
    approval_of,
    decided_by,
    earlier_waivers,
    proposed_way,
    standing_of,
)
from ratsverbund.council.competence.queries.due import due, questions
from ratsverbund.council.competence.queries.lists import (
    call_ins_for,
    contracts_for,
    delegations_for,
    matters_for,
    visible,
)
from ratsverbund.council.competence.queries.motion import admissibility, signatories_of

__all__ = [
    "admissibility",
    "approval_of",
    "call_ins_for",
    "contracts_for",
    "decided_by",
    "delegations_for",
    "due",
    "earlier_waivers",
    "matters_for",
    "proposed_way",
    "questions",
    "signatories_of",
    "standing_of",
    "visible",
]
