"""An announced event reaches each handler exactly once, however often it is tried."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from ratsverbund.kernel import events
from ratsverbund.kernel.models import Delivery, OutboxEvent
from ratsverbund.people.bodies.models import Body
from tests.factories import people

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class TownRenamed:
    """A made-up event."""

    body: int


def count_calls(event):
    """Append a letter to the town's name: its length counts the calls."""
    body = Body.objects.get(pk=event.body)
    body.name += "x"
    body.save()


def break_halfway(event):
    """Do half of the work, then die."""
    count_calls(event)
    raise ConnectionResetError


@pytest.fixture
def listen():
    """Connect handlers of a test, and the house's own again afterwards."""
    before = (dict(events._events), dict(events._handlers))
    yield lambda *handlers: events.connect({TownRenamed: handlers})
    for known, kept in zip((events._events, events._handlers), before, strict=True):
        known.clear()
        known.update(kept)


def announced(body):
    """Announce the event in a transaction."""
    with transaction.atomic():
        return events.announce(TownRenamed(body.pk))


def test_a_handler_run_twice_has_one_effect(listen):
    listen(count_calls)
    body = people.body()
    announced(body)
    delivery = Delivery.objects.get()

    events.deliver(delivery.pk)
    events.deliver(delivery.pk)

    body.refresh_from_db()
    assert body.name == "Stadt Musterstadtx"


def test_a_handler_killed_halfway_starts_over(listen):
    listen(break_halfway)
    body = people.body()
    announced(body)
    delivery = Delivery.objects.get()
    with pytest.raises(ConnectionResetError), transaction.atomic():
        events.deliver(delivery.pk)
    events._handlers["TownRenamed"][delivery.handler] = count_calls

    events.deliver(delivery.pk)

    body.refresh_from_db()
    assert body.name == "Stadt Musterstadtx"


def test_an_event_of_a_transaction_that_fails_was_never_announced(listen):
    listen(count_calls)
    body = people.body()

    def fail_after_announcing():
        with transaction.atomic():
            events.announce(TownRenamed(body.pk))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_announcing()

    assert not OutboxEvent.objects.exists()
    assert not Delivery.objects.exists()


def test_each_handler_has_a_delivery_of_its_own(listen):
    listen(count_calls, break_halfway)

    announced(people.body())

    assert Delivery.objects.count() == 2


def test_every_subscription_names_a_handler_in_a_tasks_room():
    rooms = {name.split(".")[-2] for names in events._handlers.values() for name in names}

    assert rooms == {"tasks"}
