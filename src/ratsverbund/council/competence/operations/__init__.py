"""Everything that changes matters, contracts, delegations and call-ins."""

from ratsverbund.council.competence.operations.contracts import (
    note_approval,
    propose_approval,
    record_contract,
)
from ratsverbund.council.competence.operations.delegations import (
    end_delegation,
    enter_delegation,
    import_delegations,
)
from ratsverbund.council.competence.operations.matters import record_matter, take_way
from ratsverbund.council.competence.operations.motions import (
    sign_call_in,
    start_call_in,
    submit_call_in,
    withdraw_call_in,
)

__all__ = [
    "end_delegation",
    "enter_delegation",
    "import_delegations",
    "note_approval",
    "propose_approval",
    "record_contract",
    "record_matter",
    "sign_call_in",
    "start_call_in",
    "submit_call_in",
    "take_way",
    "withdraw_call_in",
]
