"""Job entry points: follow what was resolved, set records, remind offices."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution import operations, queries
from ratsverbund.council.execution.documents.mail import send_reminder
from ratsverbund.council.execution.documents.record import urgent_record
from ratsverbund.council.execution.events import UrgentDecisionTaken
from ratsverbund.council.execution.following import operations as following
from ratsverbund.council.execution.models import Reminder, UrgentDecision
from ratsverbund.council.execution.urgency.operations import write_urgent_record
from ratsverbund.council.papers.events import PaperHidden
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import SYSTEM


def resolution_taken(event: ResolutionAdopted | ResolutionRejected) -> None:
    """Draw the consequences of a resolution."""
    following.follow_resolution(Resolution.objects.get(pk=event.resolution), actor=SYSTEM)


def resolution_corrected(event: ResolutionCorrected) -> None:
    """Move the tasks to the corrected resolution."""
    fresh, before = (
        Resolution.objects.get(pk=event.resolution),
        Resolution.objects.get(pk=event.before),
    )
    following.follow_correction(fresh, before, actor=SYSTEM)


def paper_hidden(event: PaperHidden) -> None:
    """Take offline what tells of the paper."""
    following.hide_traces(Paper.objects.get(pk=event.paper), actor=SYSTEM)


def urgent_decision_taken(event: UrgentDecisionTaken) -> None:
    """Set the record, then keep it; the row is not locked while the PDF is set."""
    found = UrgentDecision.objects.select_related(
        "body", "organization", "resolution__organization"
    )
    urgent = found.get(pk=event.urgent)
    if urgent.record_id is None:
        write_urgent_record(urgent, urgent_record(urgent), actor=SYSTEM)


@app.periodic(cron="10 6 * * *")
@app.task(name="execution.remind", queue="mail", pass_context=False)
def remind(timestamp: int) -> None:
    """Queue the reminders of the day, every morning; each body for itself."""
    today = timezone.localdate(
        datetime.fromtimestamp(timestamp, tz=timezone.get_current_timezone())
    )
    for body in queries.bodies_to_remind(today):
        operations.queue_reminders(body, today, actor=SYSTEM)


@app.task(name="execution.send_reminder", queue="mail")
def send(reminder: int) -> None:
    """Hand over one reminder; one that was begun before is never sent again."""
    found = Reminder.objects.select_related("execution").get(pk=reminder)
    if found.state != Reminder.State.QUEUED:
        return
    begun = operations.begin_reminder(found, actor=SYSTEM)
    operations.end_reminder(begun, send_reminder(begun), actor=SYSTEM)
