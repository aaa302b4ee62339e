"""Events: announced inside the transaction, delivered by jobs, each effect exactly once."""

import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from ratsverbund.kernel.models import Delivery, OutboxEvent
from ratsverbund.kernel.operations import plain
from ratsverbund.kernel.states import advance

Handler = Callable[[Any], None]

_events: dict[str, type] = {}
_handlers: dict[str, dict[str, Handler]] = {}


def connect(subscriptions: Mapping[type, Iterable[Handler]]) -> None:
    """Learn who listens to what; called once, with the one page of subscriptions."""
    _events.clear()
    _handlers.clear()
    for event, handlers in subscriptions.items():
        _events[event.__name__] = event
        _handlers[event.__name__] = {name_of(handler): handler for handler in handlers}


def name_of(handler: Handler) -> str:
    """The address of a handler as it is stored with its deliveries."""
    return f"{handler.__module__}.{handler.__qualname__}"


def announce(event: Any) -> OutboxEvent:
    """Keep an event in this transaction and queue one job for each of its handlers."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("events are announced inside an operation")
    name = type(event).__name__
    kept = OutboxEvent.objects.create(name=name, payload=plain(asdict(event)))
    for handler in _handlers.get(name, {}):
        delivery = Delivery.objects.create(event=kept, handler=handler)
        app.configure_task(name="kernel.deliver", queue="events").defer(delivery=delivery.pk)
    return kept


@transaction.atomic
def deliver(delivery_id: int) -> None:
    """Hand one event to one handler, unless that has happened; both share one transaction."""
    delivery = (
        Delivery.objects.select_for_update(of=("self",)).select_related("event").get(pk=delivery_id)
    )
    if delivery.state == Delivery.State.DONE:
        return
    handler = _handlers[delivery.event.name][delivery.handler]
    handler(restore(_events[delivery.event.name], delivery.event.payload))
    advance(delivery, Delivery.State.DONE, done_at=timezone.now())


def deliver_pending() -> int:
    """Deliver everything that waits, and what follows from it, here and now; return how many."""
    pending = Delivery.objects.filter(state=Delivery.State.PENDING).order_by("pk")
    count = 0
    while waiting := pending.values_list("pk", flat=True):
        for delivery in waiting:
            deliver(delivery)
        count += len(waiting)
    return count


def restore(event: type, payload: Mapping[str, Any]) -> Any:
    """Make the event again from what was kept of it."""
    kinds = typing.get_type_hints(event)
    values = {
        name: date.fromisoformat(value) if kinds[name] is date and value else value
        for name, value in payload.items()
    }
    return event(**values)
