"""What follows from a corrected record, from sent and released minutes."""

from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from ratsverbund.council.decisions.events import ResolutionCorrected
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.minutes import operations, queries
from ratsverbund.council.minutes.dispatches import delivery
from ratsverbund.council.minutes.dispatches.operations import queue_dispatches, resume_dispatch
from ratsverbund.council.minutes.dispatches.queries import forgotten_dispatches
from ratsverbund.council.minutes.events import MinutesReleased, MinutesSent
from ratsverbund.council.minutes.models import Minutes, MinutesDispatch, PublicMinutes
from ratsverbund.council.minutes.pdf import minutes_pdf
from ratsverbund.council.papers.events import PaperHidden
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.kernel.site import address_of_site


def resolution_corrected(event: ResolutionCorrected) -> None:
    """Enter the correction into the minutes, if there are any."""
    now = Resolution.objects.select_related("item__meeting").get(pk=event.resolution)
    if now.item and Minutes.objects.filter(meeting=now.item.meeting).exists():
        operations.follow_corrected_vote(now.item, actor=SYSTEM)


@app.periodic(cron="*/5 * * * *")
@app.task(name="minutes.follow_presence", queue="events")
def follow_presence(timestamp: int) -> None:
    """Mark minutes whose record of presence was put right after the signatures."""
    for entry in queries.unmarked_corrections():
        operations.follow_corrected_presence(entry, actor=SYSTEM)


def minutes_sent(event: MinutesSent) -> None:
    """Queue one e-mail for each member, in the transaction that delivers the event."""
    site = address_of_site()
    link = site and site + reverse("minutes:minutes", args=[event.minutes])
    queue_dispatches(Minutes.objects.get(pk=event.minutes), link, actor=SYSTEM)


@app.task(name="minutes.hand_over", queue="mail")
def hand_over(dispatch: int) -> None:
    """Hand over one e-mail."""
    delivery.hand_over(MinutesDispatch.objects.get(pk=dispatch))


@app.periodic(cron="*/5 * * * *")
@app.task(name="minutes.resume_dispatches", queue="mail")
def resume_dispatches(timestamp: int) -> None:
    """Go on with e-mails that a crash has interrupted or the mail server has not taken."""
    for dispatch in forgotten_dispatches(timezone.now()):
        resume_dispatch(dispatch, actor=SYSTEM)


def paper_hidden(event: PaperHidden) -> None:
    """Take public versions offline that tell of the paper."""
    operations.hide_paper(Paper.objects.get(pk=event.paper), actor=SYSTEM)


def minutes_released(event: MinutesReleased) -> None:
    """Set the PDF of the public version, then keep it; nothing is locked while it is set."""
    public = PublicMinutes.objects.get(pk=event.public_minutes)
    if public.published_at is None or public.file_id:
        return
    content = minutes_pdf(public.content, local_day(public.published_at))
    operations.store_public_file(public, content, actor=SYSTEM)
