"""Everything that changes bodies: facts by hand, and whole registers by import."""

from ratsverbund.people.bodies.operations.body import (
    add_key,
    add_population,
    close_term,
    create_body,
    open_term,
    update_body,
)
from ratsverbund.people.bodies.operations.law import enact_change
from ratsverbund.people.bodies.operations.register import (
    discard_register,
    import_register,
    propose_register,
    undo_register,
)

__all__ = [
    "add_key",
    "add_population",
    "close_term",
    "create_body",
    "discard_register",
    "enact_change",
    "import_register",
    "open_term",
    "propose_register",
    "undo_register",
    "update_body",
]
