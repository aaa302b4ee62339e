"""Deputies come out of a file in their order, as many as the charter gives a seat."""

import pytest

from ratsverbund.people.mandates import operations
from ratsverbund.people.organizations.models import Deputy
from tests.people.mandates.conftest import START, TABLES, workbook
from tests.people.mandates.test_imports import faults, looked_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(town, imported):
    """The town, had it a charter that says nothing about deputies."""
    town.charter = "musterstadt"
    town.save()
    return town


IN_ORDER = [
    ["Gremium", "Mitglied", "Vertretung", "Rang", "von"],
    ["HFA", "Müller, Anna", "Öztürk, Cem", 1, START],
    ["HFA", "Müller, Anna", "Schmitz, Bernd", 2, START],
]
TURNED = [IN_ORDER[0], [*IN_ORDER[1][:3], 2, START], [*IN_ORDER[2][:3], 1, START]]


def ranks():
    """Who stands in, in turn."""
    return [deputy.person.given_name for deputy in Deputy.objects.order_by("rank")]


def applied(town, clerk, rows):
    """Carry out a file with nothing but deputies."""
    content = workbook(dict.fromkeys(TABLES) | {"Vertretungen": rows})
    return operations.apply_import(
        operations.propose_import(town, content, "folge.xlsx", actor=clerk), actor=clerk
    )


def test_a_file_orders_deputies_turns_their_order_and_takes_it_back(elsewhere, clerk):
    applied(elsewhere, clerk, IN_ORDER)
    before = ranks()

    turned = applied(elsewhere, clerk, TURNED)

    assert (before, ranks()) == (["Cem", "Bernd"], ["Bernd", "Cem"])
    operations.undo_change(turned, actor=clerk)
    assert ranks() == ["Cem", "Bernd"]


def test_no_deputy_is_missed_where_the_charter_asks_for_none(elsewhere):
    plan = looked_at(elsewhere, workbook(dict.fromkeys(TABLES) | {
        "Ausschüsse": [TABLES["Ausschüsse"][0], ["HFA", "Öztürk, Cem", None, "ja", "CDU", START]],
    })).plan  # fmt: skip

    assert [each for each in plan.warnings if "Vertretung" in each] == []


def test_a_second_deputy_is_refused_in_a_file_where_the_charter_gives_one(town, imported):
    content = workbook(dict.fromkeys(TABLES) | {"Vertretungen": [IN_ORDER[0], IN_ORDER[2]]})

    assert faults(town, content) == [
        ("Vertretungen", 2, "Vorgesehen sind 2 Vertreter, die Hauptsatzung gibt jedem Sitz 1. "
         "(§ 13 Abs. 3 Satz 1 Hauptsatzung Heinsberg)"),
    ]  # fmt: skip
