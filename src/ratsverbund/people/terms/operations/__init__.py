"""Everything that happens in a council over its term."""

from ratsverbund.people.terms.operations.departure import depart_member
from ratsverbund.people.terms.operations.factions import (
    dissolve_faction,
    form_faction,
    merge_factions,
    switch_faction,
)
from ratsverbund.people.terms.operations.reserve import (
    add_entry,
    decline_entry,
    reopen_entries,
    seat_successor,
)

__all__ = [
    "add_entry",
    "decline_entry",
    "depart_member",
    "dissolve_faction",
    "form_faction",
    "merge_factions",
    "reopen_entries",
    "seat_successor",
    "switch_faction",
]
