"""Every handler, run twice and killed between its steps: each effect exactly once."""

from datetime import date

import pytest

from ratsverbund.council.papers.events import PaperImported, PaperWithdrawn
from ratsverbund.kernel import events
from ratsverbund.kernel.models import AuditEntry, Delivery, OutboxEvent, StoredFile
from ratsverbund.network.accessions import operations
from ratsverbund.network.accessions.operations import authority, confirmation, declaration
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.models import Accession, NetworkMember
from tests.network.conftest import adopt_both


class Killed(Exception):
    """The process died here."""


def die(*args, **kwargs):
    """Stand in for a step and die."""
    raise Killed


def waiting(handler):
    """The one delivery that waits for a handler."""
    return Delivery.objects.get(state="pending", handler__endswith=handler)


def pass_on_until(handler):
    """Deliver what waits before the first delivery to a handler."""
    while True:
        first = Delivery.objects.filter(state="pending").order_by("pk").first()
        if first.handler.endswith(handler):
            return first
        events.deliver(first.pk)


def counts():
    """What the house holds of everything a handler may make."""
    models = (Accession, NetworkMember, Assessment, StoredFile, OutboxEvent)
    return [model.objects.count() for model in models]


def killed_then_twice(delivery, monkeypatch, where, name):
    """Kill a handler after its first write, deliver, deliver again; return the three counts."""
    before = counts()
    with monkeypatch.context() as patch:
        patch.setattr(where, name, die)
        with pytest.raises(Killed):
            events.deliver(delivery.pk)
    assert counts() == before
    delivery.refresh_from_db()
    assert delivery.state == "pending"
    events.deliver(delivery.pk)
    once = counts()
    acts = AuditEntry.objects.count()
    events.deliver(delivery.pk)
    assert (counts(), AuditEntry.objects.count()) == (once, acts)
    return before, once


def announce(event):
    """Announce an event as an operation would."""
    kept = events.announce(event)
    return kept.deliveries.filter(handler__contains="network.accessions").get()


def test_an_imported_paper_makes_one_accession(way, monkeypatch):
    delivery = announce(PaperImported(way.paper.pk))

    before, once = killed_then_twice(delivery, monkeypatch, operations.preparation, "amend")

    assert once[0] - before[0] == 1


def test_a_withdrawn_paper_ends_its_accession_once(prepared, monkeypatch):
    delivery = announce(PaperWithdrawn(prepared.paper.pk))

    killed_then_twice(delivery, monkeypatch, operations.preparation, "record")

    prepared.accession.refresh_from_db()
    assert prepared.accession.state == "withdrawn"


def test_the_last_resolution_authorises_once(prepared, monkeypatch):
    adopt_both(prepared)
    events.deliver(pass_on_until("accessions.tasks.resolution_adopted").pk)
    delivery = pass_on_until("accessions.tasks.resolution_adopted")

    killed_then_twice(delivery, monkeypatch, authority, "record")

    assert OutboxEvent.objects.filter(name="AccessionAuthorised").count() == 1


def test_the_declaration_is_written_once(prepared, monkeypatch):
    adopt_both(prepared)
    delivery = pass_on_until("accession_authorised")

    before, once = killed_then_twice(delivery, monkeypatch, declaration, "amend")

    assert once[3] - before[3] == 1


def test_an_amended_declaration_is_written_once(authorised, monkeypatch):
    operations.set_billing(authorised.accession, "Kämmerei", "", actor=authorised.clerk)

    before, once = killed_then_twice(
        waiting("accession_amended"), monkeypatch, declaration, "amend"
    )

    assert once[3] - before[3] == 1


def test_a_signed_declaration_is_written_once(authorised, monkeypatch):
    operations.sign_declaration(authorised.accession, actor=authorised.mayor, on=date(2021, 4, 1))

    before, once = killed_then_twice(
        waiting("accession_declared"), monkeypatch, declaration, "amend"
    )

    assert once[3] - before[3] == 1


def test_the_confirmation_is_written_once(declared, monkeypatch):
    operations.confirm_accession(declared.accession, actor=declared.bureau, on=date(2021, 4, 15))

    before, once = killed_then_twice(
        waiting("accessions.tasks.membership_confirmed"), monkeypatch, confirmation, "amend"
    )

    assert once[3] - before[3] == 1


def test_a_resolution_noted_outside_a_delivery_twice_has_one_effect(authorised):
    authorities = OutboxEvent.objects.filter(name="AccessionAuthorised")

    for _ in range(2):
        operations.note_resolution(authorised.resolution, actor=authorised.clerk)

    assert authorities.count() == 1
