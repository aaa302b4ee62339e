"""`ratsverbund dues assess`."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import NotAllowed, NotThere
from ratsverbund.network.dues.models import Assessment
from tests.factories import network, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def net():
    """A network with a town that can be assessed and a chamber that cannot."""
    made = network.network()
    network.scale(made)
    body = people.body("Altdorf")
    people.population(body, 5000, date(2020, 12, 31))
    network.member(made, body, date(2021, 1, 1))
    network.member(made, people.body("IHK", kind="chamber"), date(2021, 1, 1))
    return made


def run(*arguments):
    """Run the command; return what it prints, and what it says beside."""
    out, err = StringIO(), StringIO()
    call_command("dues", "assess", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_without_apply_it_only_looks(net):
    out, err = run("innenstadt-nrw", "2024")

    assert out.replace("\u00a0", " ").splitlines() == [
        "Stadt Altdorf: bereit, 2.000,00 €",
        "Stadt IHK: nicht zu veranlagen. Für Mitglieder, die keine Gemeinde sind, ist in "
        "„Beitragsordnung“ kein Beitrag geregelt. Bitte den Beschluss des Netzwerks dazu "
        "eintragen.",
        "2024: 0 veranlagt, 1 bereit, 1 offen",
    ]
    assert err == "Nichts veranlagt (--apply).\n"
    assert Assessment.objects.count() == 0


def test_with_apply_it_assesses_who_can_be_and_a_second_run_nobody(net):
    first, _ = run("innenstadt-nrw", "2024", "--apply", "--json")
    second, _ = run("innenstadt-nrw", "2024", "--apply", "--json")

    assert json.loads(first)["assessed"] == [
        {"member": "Stadt Altdorf", "gross": "2000.00", "part": "2000.00", "payer": None}
    ]
    assert second == first
    assert Assessment.objects.count() == 1


def test_an_actor_needs_the_right(net):
    account = people.account()

    with pytest.raises(NotAllowed):
        run("innenstadt-nrw", "2024", "--apply", "--actor", account.email)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nirgends", "2024"),
        ("innenstadt-nrw", "1"),
        ("innenstadt-nrw", "2024", "--apply", "--actor", "niemand@example.org"),
    ],
)
def test_what_does_not_exist_is_said(net, arguments):
    with pytest.raises(NotThere):
        run(*arguments)
