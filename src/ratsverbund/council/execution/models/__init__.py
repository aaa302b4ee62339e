"""What becomes of resolutions: tasks, objections, urgent decisions, what the public is told."""

from ratsverbund.council.execution.models.appeals import AppealPeriod
from ratsverbund.council.execution.models.legal import MayorObjection, UrgentDecision
from ratsverbund.council.execution.models.periods import ControlPeriods
from ratsverbund.council.execution.models.public import (
    PressItem,
    PressNote,
    ResidentsInformation,
)
from ratsverbund.council.execution.models.tasks import Execution, ProgressNote, Reminder

__all__ = [
    "AppealPeriod",
    "ControlPeriods",
    "Execution",
    "MayorObjection",
    "PressItem",
    "PressNote",
    "ProgressNote",
    "Reminder",
    "ResidentsInformation",
    "UrgentDecision",
]
