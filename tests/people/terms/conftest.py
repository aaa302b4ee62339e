"""A council with two Fraktionen, a committee with deputies and a district."""

from datetime import date

import pytest

from tests.factories import people

START = date(2025, 11, 1)


@pytest.fixture
def town():
    """Heinsberg in its current term."""
    town = people.body("Heinsberg", slug="heinsberg", charter="heinsberg")
    people.term(town, start=START)
    return town


@pytest.fixture
def clerk(town):
    """The clerk of the town."""
    return people.clerk(town)


class Chamber:
    """The council and who sits in it."""

    def __init__(self, town):
        self.council = people.organization(town, start=START)
        self.committee = people.main_committee(town, start=START)
        self.cdu = people.faction(town, "CDU", start=START, seats=None)
        self.spd = people.faction(town, "SPD", start=START, seats=None)
        self.lieck = people.organization(town, "Lieck", "district", start=START, seats=None)
        self.anna, self.bernd, self.cem = (
            self.member(n, self.cdu) for n in ("Anna", "Bernd", "Cem")
        )
        self.dora, self.emil = (self.member(n, self.spd) for n in ("Dora", "Emil"))
        self.seat = people.membership(
            self.committee, self.anna, start=START, on_behalf_of=self.cdu, role="chair"
        )
        people.deputy(self.seat, self.bernd, start=START)
        people.membership(self.lieck, self.anna, start=START, role="head")
        self.office = people.office(town, "Erste Stellvertretung", "deputy_mayor")
        people.holding(self.office, self.anna, start=START)

    def member(self, given, faction):
        """A council member of a Fraktion."""
        person = people.person(given, f"{given}sen")
        people.membership(self.council, person, start=START, on_behalf_of=faction)
        people.membership(faction, person, start=START)
        return person


@pytest.fixture
def chamber(town):
    """The council of the town."""
    return Chamber(town)
