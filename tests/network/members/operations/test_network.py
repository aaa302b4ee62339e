"""Networks: founded, described, chaired."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.members import operations
from tests.factories import network, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def net():
    """A network."""
    return network.network()


def test_an_administration_founds_a_network_that_is_a_body_of_its_own():
    administrator = people.role("administrator", people.body())

    made = operations.found_network("Netzwerk Altbau", "informal", actor=administrator)

    assert (made.body.kind, str(made)) == ("network", "Netzwerk Altbau")


def test_a_stranger_founds_nothing():
    with pytest.raises(NotAllowed):
        operations.found_network("Netzwerk Altbau", "informal", actor=people.account())


def test_a_minimum_term_without_source_is_refused_when_founding():
    with pytest.raises(InvalidInput):
        operations.found_network("Netzwerk Altbau", "informal", actor=SYSTEM, minimum_years=3)


def test_the_office_keeps_the_profile(net):
    changed = operations.edit_network(net, actor=network.network_office(net), aims="Austausch")

    assert changed.aims == "Austausch"


def test_a_minimum_term_without_source_is_refused(net):
    with pytest.raises(InvalidInput) as refusal:
        operations.edit_network(net, actor=network.network_office(net), minimum_source="")

    assert refusal.value.field == "minimum_source"


def test_a_stranger_edits_no_profile(net):
    with pytest.raises(NotAllowed):
        operations.edit_network(net, actor=people.account(), aims="Umsturz")


def test_the_chair_changes_on_a_day(net):
    office = network.network_office(net)
    first = operations.seat_chair(net, people.body("Bocholt"), date(2009, 7, 14), actor=office)

    operations.seat_chair(net, people.body("Münster"), date(2020, 1, 1), actor=office)

    first.refresh_from_db()
    assert first.end == date(2019, 12, 31)


def test_a_chair_before_one_already_entered_is_refused(net):
    office = network.network_office(net)
    operations.seat_chair(net, people.body("Münster"), date(2020, 1, 1), actor=office)

    with pytest.raises(Conflict):
        operations.seat_chair(net, people.body("Bocholt"), date(2009, 7, 14), actor=office)


def test_a_chair_that_ends_before_it_begins_is_refused(net):
    with pytest.raises(InvalidInput):
        operations.seat_chair(
            net, people.body(), date(2020, 1, 1), end=date(2019, 1, 1), actor=SYSTEM
        )


def test_a_stranger_seats_no_chair(net):
    with pytest.raises(NotAllowed):
        operations.seat_chair(net, people.body(), date(2020, 1, 1), actor=people.account())


def test_the_word_network_stands_once_in_a_sentence(net):
    other = network.network("Innenstädte stärken", slug="innenstaedte")
    other.body.name = "Innenstädte stärken"

    assert net.titled == "Netzwerk Innenstadt NRW"
    assert other.titled == "Netzwerk „Innenstädte stärken“"
