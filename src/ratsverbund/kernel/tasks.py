"""Job entry points of the kernel."""

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
