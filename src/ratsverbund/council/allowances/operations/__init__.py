"""Everything that changes allowances: claims, meetings of Fraktionen, runs."""

from ratsverbund.council.allowances.operations.claims import (
    add_proof,
    reject_claim,
    settle_claim,
    submit_claim,
)
from ratsverbund.council.allowances.operations.run import fix_settlement
from ratsverbund.council.allowances.operations.sessions import record_session

__all__ = [
    "add_proof",
    "fix_settlement",
    "record_session",
    "reject_claim",
    "settle_claim",
    "submit_claim",
]
