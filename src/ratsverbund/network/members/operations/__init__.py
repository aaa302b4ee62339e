"""Everything that changes networks and their members."""

from ratsverbund.network.members.operations.authority import (
    note_correction,
    note_rejection,
    note_resolution,
    prepare_accession,
    propose_accession,
    withdraw_accession,
)
from ratsverbund.network.members.operations.confirmation import (
    confirm_accession,
    decline_accession,
    write_confirmation,
)
from ratsverbund.network.members.operations.declaration import draft_declaration, sign_declaration
from ratsverbund.network.members.operations.membership import enrol_member, name_delegate

__all__ = [
    "confirm_accession",
    "decline_accession",
    "draft_declaration",
    "enrol_member",
    "name_delegate",
    "note_correction",
    "note_rejection",
    "note_resolution",
    "prepare_accession",
    "propose_accession",
    "sign_declaration",
    "withdraw_accession",
    "write_confirmation",
]
