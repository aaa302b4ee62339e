"""Names of organizations as papers write them."""

import pytest

from ratsverbund.council.papers.intake.matching import match_organization
from ratsverbund.people.organizations.models import Organization

COUNCIL = Organization(
    name="Rat der Stadt Heinsberg", short_name="Rat", organization_type="council"
)
MAIN = Organization(
    name="Haupt- und Finanzausschuss", short_name="Hauptausschuss", task="main_committee",
    organization_type="committee",
)  # fmt: skip
BUILDING = Organization(
    name="Ausschuss für Bauen und Verkehr", short_name="ABV", organization_type="committee"
)
ALL = [COUNCIL, MAIN, BUILDING]


@pytest.mark.parametrize(
    ("name", "organization"),
    [
        ("Haupt- und Finanzausschuss", MAIN),
        ("HFA", MAIN),
        ("des Haupt- und Finanzausschusses", MAIN),
        ("Haupt- u. Finanzausschuß", MAIN),
        ("Hauptausschuss", MAIN),
        ("Rat", COUNCIL),
        ("Der Rat der Stadt Heinsberg", COUNCIL),
        ("Stadtrat", COUNCIL),
        ("des Rates der Stadt", COUNCIL),
        ("ABV", BUILDING),
        ("Ausschuss für Bauen und Verkehr:", BUILDING),
        ("Ausschuss für Soziales", None),
        ("", None),
    ],
)
def test_a_name_finds_its_organization_or_none(name, organization):
    assert match_organization(name, ALL) == organization


def test_two_of_the_same_name_are_no_match():
    twin = Organization(name="Bauausschuss", short_name="HFA", organization_type="committee")

    assert match_organization("HFA", [MAIN, twin]) == twin
    assert match_organization("Rat", [COUNCIL, COUNCIL]) is None
