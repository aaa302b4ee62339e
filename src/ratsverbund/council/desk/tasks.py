"""Job entry points: write to who is asked, tell members what is new."""

from contextlib import suppress

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from ratsverbund.council.desk import operations
from ratsverbund.council.desk.events import SubstituteAnswered, SubstituteAsked
from ratsverbund.council.desk.models import Note, Preference
from ratsverbund.council.desk.passages import passage_of
from ratsverbund.council.desk.tidings import letters
from ratsverbund.kernel.policies import SYSTEM

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=10)


def substitute_asked(event: SubstituteAsked) -> None:
    """Write to who is asked, once the request stands."""
    address_about.defer(request=event.request, answer=False)


def substitute_answered(event: SubstituteAnswered) -> None:
    """Write to the member whose request was answered, once the answer stands."""
    address_about.defer(request=event.request, answer=True)


@app.task(name="desk.address_about", queue="mail", retry=AGAIN)
def address_about(request: int, answer: bool) -> None:
    """Queue one e-mail for each account a request to stand in concerns."""
    with transaction.atomic():
        for account in letters.recipients(request, answer=answer):
            write_about.defer(request=request, account=account, answer=answer)


@app.task(name="desk.write_about", queue="mail", retry=AGAIN)
def write_about(request: int, account: int, answer: bool) -> None:
    """Write one e-mail about a request to stand in."""
    letters.write_about(request, account, answer=answer)


@app.task(name="desk.quote_page", queue="books")
def quote_page(note: int) -> None:
    """Keep the words on the page a note stands on."""
    found = Note.objects.select_related("file__file", "item__consultation", "account").get(pk=note)
    operations.quote_page(found, passage_of(found), actor=SYSTEM)


@app.periodic(cron="*/10 * * * *")
@app.task(name="desk.tell_at_once", queue="mail")
def tell_at_once(timestamp: int) -> None:
    """Tell what is new to those who want it at once."""
    tell(Preference.Rhythm.AT_ONCE)


@app.periodic(cron="0 6 * * *")
@app.task(name="desk.tell_daily", queue="mail")
def tell_daily(timestamp: int) -> None:
    """Tell what is new to those who want it once a day."""
    tell(Preference.Rhythm.DAILY)


def tell(rhythm: str) -> None:
    """Queue one job for each member, so that a refused address keeps nobody else waiting."""
    for preference in letters.waiting(rhythm):
        with suppress(AlreadyEnqueued), transaction.atomic():
            lock = f"desk.tell_member:{preference}"
            tell_member.configure(lock=lock, queueing_lock=lock).defer(preference=preference)


@app.task(name="desk.tell_member", queue="mail", retry=AGAIN)
def tell_member(preference: int) -> None:
    """Tell one member what is new."""
    letters.tell_one(Preference.objects.select_related("account").get(pk=preference))
