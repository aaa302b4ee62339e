"""Everything that changes tasks, objections, urgent decisions and what the public is told."""

from ratsverbund.council.execution.operations.following import (
    follow_correction,
    follow_resolution,
    hide_traces,
)
from ratsverbund.council.execution.operations.objections import (
    raise_objection,
    refer_objection,
    schedule_objection,
    settle_objection,
    withdraw_objection,
)
from ratsverbund.council.execution.operations.press import (
    amend_press_note,
    draft_press_note,
    mark_essential,
    recall_press_note,
    release_press_note,
)
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
from ratsverbund.council.execution.operations.residents import inform_residents
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
from ratsverbund.council.execution.operations.urgency import (
    cosign_urgent,
    discard_urgent,
    draft_urgent,
    repeal_urgent,
    sign_urgent,
    submit_urgent,
    take_by_committee,
    write_urgent_record,
)

__all__ = [
    "accept_report",
    "add_task",
    "amend_press_note",
    "amend_task",
    "assign_task",
    "assign_tasks",
    "begin_reminder",
    "cosign_urgent",
    "discard_urgent",
    "draft_press_note",
    "draft_urgent",
    "drop_task",
    "end_reminder",
    "extend_task",
    "follow_correction",
    "follow_resolution",
    "hide_traces",
    "inform_residents",
    "mark_essential",
    "queue_reminders",
    "raise_objection",
    "recall_press_note",
    "refer_objection",
    "release_note",
    "release_press_note",
    "repeal_urgent",
    "report_progress",
    "return_task",
    "schedule_objection",
    "schedule_report",
    "settle_objection",
    "sign_urgent",
    "submit_urgent",
    "take_by_committee",
    "transfer_task",
    "transfer_tasks",
    "withdraw_objection",
    "write_urgent_record",
]
