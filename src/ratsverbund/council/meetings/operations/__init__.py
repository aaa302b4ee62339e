"""Everything that changes meetings."""

from ratsverbund.council.meetings.operations.agenda import (
    add_item,
    drop_paper,
    move_item,
    remove_item,
)
from ratsverbund.council.meetings.operations.attendance import (
    admit,
    admit_all,
    dismiss,
    dismiss_all,
)
from ratsverbund.council.meetings.operations.course import (
    cancel_meeting,
    close_meeting,
    convene_meeting,
    open_meeting,
    plan_meeting,
    reschedule_meeting,
)
from ratsverbund.council.meetings.operations.exclusion import exclude_member, lift_exclusion

__all__ = [
    "add_item",
    "admit",
    "admit_all",
    "cancel_meeting",
    "close_meeting",
    "convene_meeting",
    "dismiss",
    "dismiss_all",
    "drop_paper",
    "exclude_member",
    "lift_exclusion",
    "move_item",
    "open_meeting",
    "plan_meeting",
    "remove_item",
    "reschedule_meeting",
]
