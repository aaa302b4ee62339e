"""Job entry points of the kernel."""

from django.core.management import call_command
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ratsverbund.kernel import events


@app.task(
    name="kernel.deliver",
    queue="events",
    retry=RetryStrategy(max_attempts=8, exponential_wait=4),
)
def deliver(delivery: int) -> None:
    """Hand one event to one handler."""
    events.deliver(delivery)


@app.periodic(cron="0 4 * * *")
@app.task(name="kernel.clear_sessions", queue="events")
def clear_sessions(timestamp: int) -> None:
    """Delete logins that have run out, with the forms kept over them."""
    call_command("clearsessions")
