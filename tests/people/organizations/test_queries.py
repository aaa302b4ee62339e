"""Who sits where on a day, for whom, and who stands in."""

from datetime import date

import pytest

from ratsverbund.people.organizations.queries import (
    factions_on,
    members_on,
)
from tests.factories import people

pytestmark = pytest.mark.django_db

DAY = date(2021, 3, 1)


def test_members_stand_chair_first_then_by_name_with_their_faction_of_the_day():
    town = people.body()
    committee = people.organization(town, "Bauausschuss", "committee")
    cdu, spd = people.faction(town, "CDU"), people.faction(town, "SPD")
    chair, other = people.person("Zoe", "Zander"), people.person("Anna", "Äpfel")
    people.membership(committee, chair, role="chair")
    people.membership(committee, other)
    people.membership(cdu, chair)
    people.membership(spd, other, end=date(2021, 2, 28))
    people.membership(cdu, other, date(2021, 3, 1))

    listed = [(str(seat.person), seat.faction_name) for seat in members_on(committee, DAY)]

    assert listed == [("Zoe Zander", "CDU"), ("Anna Äpfel", "CDU")]


def test_factions_stand_by_size_on_the_day():
    town = people.body()
    cdu, spd = people.faction(town, "CDU"), people.faction(town, "SPD")
    people.members(cdu, 2)
    people.members(cdu, 2, end=date(2020, 10, 31))
    people.members(spd, 3)

    assert [(faction.name, faction.size) for faction in factions_on(town, DAY)] == [
        ("SPD", 3),
        ("CDU", 2),
    ]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("ms", "sachkundige Einwohnerin"),
        ("mr", "sachkundiger Einwohner"),
        ("", "sachkundige Einwohnerin oder sachkundiger Einwohner"),
    ],
)
def test_a_role_is_named_in_the_form_its_holder_is_addressed_with(form, name):
    committee = people.organization(people.body(), "Bauausschuss", "committee")
    person = people.person(form_of_address=form)

    assert people.membership(committee, person, role="expert_resident").role_name == name
