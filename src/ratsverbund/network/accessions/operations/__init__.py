"""Everything that changes accessions."""

from ratsverbund.network.accessions.operations.authority import note_resolution
from ratsverbund.network.accessions.operations.confirmation import (
    confirm_accession,
    decline_accession,
    write_confirmation,
)
from ratsverbund.network.accessions.operations.declaration import (
    draft_declaration,
    set_billing,
    sign_declaration,
)
from ratsverbund.network.accessions.operations.preparation import (
    change_accession,
    note_withdrawal,
    prepare_accession,
    propose_accession,
    withdraw_accession,
)

__all__ = [
    "change_accession",
    "confirm_accession",
    "decline_accession",
    "draft_declaration",
    "note_resolution",
    "note_withdrawal",
    "prepare_accession",
    "propose_accession",
    "set_billing",
    "sign_declaration",
    "withdraw_accession",
    "write_confirmation",
]
