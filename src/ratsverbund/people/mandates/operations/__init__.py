"""Everything that changes seats and offices together: imports, and undoing any change."""

from ratsverbund.people.mandates.operations.imports import (
    apply_import,
    discard_import,
    keep_preview,
    link_names,
    propose_import,
)
from ratsverbund.people.mandates.operations.undo import undo_change

__all__ = [
    "apply_import",
    "discard_import",
    "keep_preview",
    "link_names",
    "propose_import",
    "undo_change",
]
