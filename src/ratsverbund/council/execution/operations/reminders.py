"""Reminders: queued once for a day, begun once, and never sent again after a crash."""

from datetime import date, timedelta
from typing import Any, cast

from django.utils import timezone
from procrastinate.contrib.django import app

from ratsverbund.council.execution.models import Execution, Reminder
from ratsverbund.council.execution.policies import may_follow
from ratsverbund.council.execution.queries import reminder_days, staff_of
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body

State = Reminder.State


@operation("execution.queue_reminders")
def queue_reminders(body: Body, today: date, *, actor: Any) -> list[Reminder]:
    """Queue the e-mails of a day: on the end of a task, and when the town wants it besides.

    Asked twice, also by two workers at once, it queues nothing twice.
    """
    require(may_follow, actor, body)
    due = {today - timedelta(days=days): days for days in reminder_days(body)}
    open_tasks = Execution.objects.filter(
        body=body, state=Execution.State.OPEN, due__in=due, office__isnull=False
    )
    staff = staff_of(body)
    queued = []
    for execution in open_tasks.order_by("pk"):
        end = cast("date", execution.due)  # an open task has one
        for address in staff.get(execution.office_id or 0, ()):
            reminder, fresh = Reminder.objects.get_or_create(
                execution=execution, due=end, days=due[end], address=address
            )
            if fresh:
                app.configure_task(name="execution.send_reminder", queue="mail").defer(
                    reminder=reminder.pk
                )
                queued.append(reminder)
    record(queue_reminders, body, actor=actor, change={"reminders": [each.pk for each in queued]})
    return queued


def locked(reminder: Reminder) -> Reminder:
    """The reminder, kept from being taken by another worker."""
    found = Reminder.objects.select_for_update(of=("self",))
    return found.select_related("execution__office", "execution__body").get(pk=reminder.pk)


@operation("execution.begin_reminder")
def begin_reminder(reminder: Reminder, *, actor: Any) -> Reminder:
    """Take a reminder from the queue; only one worker can, and nobody takes it twice.

    Raises: IllegalTransition.
    """
    reminder = locked(reminder)
    require(may_follow, actor, reminder)
    change = advance(reminder, State.SENDING, begun_at=timezone.now())
    record(begin_reminder, reminder, actor=actor, change=change)
    return reminder


@operation("execution.end_reminder")
def end_reminder(reminder: Reminder, error: str, *, actor: Any) -> Reminder:
    """Keep that a reminder was handed over, or why not."""
    reminder = locked(reminder)
    require(may_follow, actor, reminder)
    change = advance(reminder, State.FAILED if error else State.SENT, error=error)
    record(end_reminder, reminder, actor=actor, change=change)
    return reminder
