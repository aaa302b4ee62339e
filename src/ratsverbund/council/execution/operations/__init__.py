"""Everything that changes tasks, their reports and reminders."""

from ratsverbund.council.execution.operations.reminders import (
    begin_reminder,
    end_reminder,
    queue_reminders,
)
from ratsverbund.council.execution.operations.reports import (
    accept_report,
    release_note,
    report_progress,
    return_task,
    schedule_report,
)
from ratsverbund.council.execution.operations.tasks import (
    add_task,
    amend_task,
    assign_task,
    assign_tasks,
    drop_task,
    extend_task,
    transfer_task,
    transfer_tasks,
)

__all__ = [
    "accept_report",
    "add_task",
    "amend_task",
    "assign_task",
    "assign_tasks",
    "begin_reminder",
    "drop_task",
    "end_reminder",
    "extend_task",
    "queue_reminders",
    "release_note",
    "report_progress",
    "return_task",
    "schedule_report",
    "transfer_task",
    "transfer_tasks",
]
