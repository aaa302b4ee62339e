"""Pages about who decides."""

from ratsverbund.council.competence.views.contracts import contract, contracts, new_contract
from ratsverbund.council.competence.views.delegations import (
    delegations,
    delegations_file,
    end_delegation,
    import_file,
    new_delegation,
)
from ratsverbund.council.competence.views.matters import matter, matters, new_matter, paper
from ratsverbund.council.competence.views.motions import (
    call_in,
    call_ins,
    new_call_in,
    withdraw_call_in,
)

__all__ = [
    "call_in",
    "call_ins",
    "contract",
    "contracts",
    "delegations",
    "delegations_file",
    "end_delegation",
    "import_file",
    "matter",
    "matters",
    "new_call_in",
    "new_contract",
    "new_delegation",
    "new_matter",
    "paper",
    "withdraw_call_in",
]
