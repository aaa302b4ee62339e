"""What a municipality lacks stands on its administration's start page."""

from datetime import date

import pytest

from ratsverbund.kernel.due import ask
from ratsverbund.people.organizations.queries import questions
from tests.factories import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """A town as a register names it, and nothing else."""
    return people.body("Neustadt", slug="neustadt")


def asked(actor):
    """Each line's title and address."""
    return [(line.title, line.address) for line in ask(questions(actor))]


def test_a_town_fresh_from_the_register_lacks_charter_term_and_mayor(town):
    keeper = people.administrator(town)

    assert asked(keeper) == [
        ("Für Stadt Neustadt fehlt das Satzungspaket", "/koerperschaften/neustadt/bearbeiten/"),
        (
            "Für Stadt Neustadt fehlt die laufende Wahlperiode",
            "/koerperschaften/neustadt/wahlperiode/",
        ),
        (
            "Für Stadt Neustadt fehlt, wer das Bürgermeisteramt innehat",
            "/gremien/aemter/neu/neustadt/",
        ),
    ]


def test_a_vacant_office_and_an_ended_term_are_named(town):
    keeper = people.administrator(town)
    town.charter = "musterstadt"
    town.save()
    people.term(town, end=date(2020, 1, 1))
    mayor = people.office(town, "Bürgermeister", "mayor")
    people.holding(mayor, end=date(2020, 1, 1))

    addresses = [address for _title, address in asked(keeper)]

    assert addresses == [
        "/koerperschaften/neustadt/wahlperiode/",
        f"/gremien/aemter/{mayor.pk}/besetzen/",
    ]


def test_a_town_with_everything_asks_nothing():
    town = people.heinsberg()
    people.holding(people.office(town, "Bürgermeister", "mayor"))

    assert asked(people.administrator(town)) == []


def test_others_than_the_own_administration_are_not_asked(town):
    elsewhere = people.heinsberg()
    people.holding(people.office(elsewhere, "Bürgermeister", "mayor"))

    assert asked(people.clerk(town)) == []
    assert asked(people.administrator(elsewhere)) == []
    assert asked(people.administrator(people.body("Netz", kind="network"))) == []
