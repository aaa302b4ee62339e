"""`ratsverbund network`."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import NotThere
from tests.factories import network, people

pytestmark = pytest.mark.django_db


def run(*arguments):
    """Run the command and return what it prints."""
    out = StringIO()
    call_command("network", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def net():
    """A network with one member that left and one that stays."""
    made = network.network()
    body = people.body("Altdorf")
    people.population(body, 5000, date(2020, 12, 31))
    network.member(made, body, date(2021, 1, 1))
    network.member(made, people.body("Bergen"), date(2021, 1, 1), end=date(2021, 12, 31))
    return made


def test_the_members_of_a_day_are_listed_as_json(net):
    rows = json.loads(run("members", "innenstadt-nrw", "--on", "2022-01-01", "--json"))

    assert rows == [
        {
            "since": "2021-01-01", "until": None, "class": "full", "population": 5000,
            "population_day": "2020-12-31", "name": "Stadt Altdorf",
        }
    ]  # fmt: skip


def test_each_member_is_one_line(net):
    assert run("members", "innenstadt-nrw", "--on", "2021-06-01").splitlines() == [
        "2021-01-01  –  Mitglied  5000  2020-12-31  Stadt Altdorf",
        "2021-01-01  2021-12-31  Mitglied  –  –  Stadt Bergen",
    ]


def test_all_networks_are_listed(net):
    assert run("list") == (
        "innenstadt-nrw  Netzwerk Innenstadt NRW  Arbeitsgemeinschaft (§§ 2, 3 GkG NRW)\n"
    )


def test_an_unknown_network_is_named_with_the_way_to_the_right_one():
    with pytest.raises(NotThere) as refusal:
        run("members", "nirgends")

    assert str(refusal.value) == (
        "Ein Netzwerk „nirgends“ gibt es nicht. „ratsverbund network list“ zeigt alle."
    )
