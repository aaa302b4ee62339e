"""What follows from a corrected record, from sent and released minutes."""

from socket import gaierror

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ratsverbund.council.decisions.events import ResolutionCorrected
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.minutes import operations, queries
from ratsverbund.council.minutes.events import MinutesReleased, MinutesSent
from ratsverbund.council.minutes.letters import minutes_mail
from ratsverbund.council.minutes.models import Minutes, PublicMinutes
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.accounts.models import Account

# Tried again only where the mail server was not reached, so that nobody gets a mail twice.
UNREACHED = RetryStrategy(
    max_attempts=5, exponential_wait=10, retry_exceptions={ConnectionRefusedError, gaierror}
)


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
    for account in queries.members_to_tell(Minutes.objects.get(pk=event.minutes)):
        tell_member.defer(minutes=event.minutes, account=account)


@app.task(name="minutes.tell_member", queue="mail", retry=UNREACHED)
def tell_member(minutes: int, account: int) -> None:
    """Write to one member that minutes can be read."""
    found = Minutes.objects.select_related("meeting__organization").get(pk=minutes)
    minutes_mail(found, Account.objects.get(pk=account)).send()


def minutes_released(event: MinutesReleased) -> None:
    """Set the PDF of the public version."""
    operations.store_public_file(PublicMinutes.objects.get(pk=event.public_minutes), actor=SYSTEM)
