"""Everything that changes networks and their members."""

from ratsverbund.network.members.operations.authority import note_resolution
from ratsverbund.network.members.operations.confirmation import (
    confirm_accession,
    decline_accession,
    write_confirmation,
)
from ratsverbund.network.members.operations.declaration import (
    draft_declaration,
    set_billing,
    sign_declaration,
)
from ratsverbund.network.members.operations.membership import (
    end_membership,
    enrol_member,
    name_delegate,
)
from ratsverbund.network.members.operations.network import (
    edit_network,
    found_network,
    seat_chair,
)
from ratsverbund.network.members.operations.preparation import (
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
    "edit_network",
    "end_membership",
    "enrol_member",
    "found_network",
    "name_delegate",
    "note_resolution",
    "note_withdrawal",
    "prepare_accession",
    "propose_accession",
    "seat_chair",
    "set_billing",
    "sign_declaration",
    "withdraw_accession",
    "write_confirmation",
]
