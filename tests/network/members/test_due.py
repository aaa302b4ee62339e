"""What is due for members whose delegate's office is vacant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ratsverbund.network.members.queries import due
from tests.factories import network, people

pytestmark = pytest.mark.django_db


def told(actor):
    """The lines for an actor, short."""
    return [(task.kind, task.verb, task.address) for task in due(actor)]


def test_a_vacant_office_is_due_for_town_and_network_office():
    net = network.network()
    member = network.member(net, people.body("Altdorf"))
    office = people.office(member.body)
    network.delegate(member, office=office)
    line = ("prepare", "Bestimmen", f"/netzwerke/mitglied/{member.pk}/")

    assert told(people.clerk(member.body)) == [line]
    assert told(network.network_office(net)) == [line]
    people.holding(office)
    assert told(people.clerk(member.body)) == []


def test_all_of_it_takes_one_statement_and_a_stranger_has_nothing_to_do():
    member = network.member(network.network(), people.body("Altdorf"))
    for name in ("Erstes", "Zweites"):
        network.delegate(
            network.member(member.network, people.body(name)),
            office=people.office(member.body, name),
        )
    office = network.network_office(member.network)
    due(office)

    with CaptureQueriesContext(connection) as asked:
        assert len(due(office)) == 2

    assert len(asked) == 1
    assert due(people.account()) == []
