"""Everything that changes meetings."""

from ratsverbund.council.meetings.operations.agenda import release_paper
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
    "admit",
    "admit_all",
    "cancel_meeting",
    "close_meeting",
    "convene_meeting",
    "dismiss",
    "dismiss_all",
    "exclude_member",
    "lift_exclusion",
    "open_meeting",
    "plan_meeting",
    "release_paper",
    "reschedule_meeting",
]
