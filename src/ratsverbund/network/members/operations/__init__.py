"""Everything that changes networks and their members."""

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

__all__ = [
    "edit_network",
    "end_membership",
    "enrol_member",
    "found_network",
    "name_delegate",
    "seat_chair",
]
