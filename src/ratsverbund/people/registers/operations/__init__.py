"""Everything that changes the registers."""

from ratsverbund.people.registers.operations.contact import set_contacts
from ratsverbund.people.registers.operations.honour import confer_honour, revoke_honour
from ratsverbund.people.registers.operations.interest import (
    publish_interests,
    request_declarations,
    submit_declaration,
)

__all__ = [
    "confer_honour",
    "publish_interests",
    "request_declarations",
    "revoke_honour",
    "set_contacts",
    "submit_declaration",
]
