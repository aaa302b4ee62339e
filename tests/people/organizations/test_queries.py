"""Who sits where on a day, for whom, and who stands in."""

from datetime import date

import pytest

from ratsverbund.people.organizations.queries import (
    deputies_for,
    factions_on,
    members_on,
    statutory_number,
    titled_members,
    voting_members_on,
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


def test_members_without_a_vote_are_members_but_do_not_vote():
    committee = people.organization(people.body(), "Bauausschuss", "committee")
    people.members(committee, 2)
    people.membership(committee, voting_right=False)

    counts = (members_on(committee, DAY).count(), voting_members_on(committee, DAY).count())

    assert counts == (3, 2)


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


def test_the_statutory_number_is_the_terms_for_a_council_and_the_seats_elsewhere():
    town = people.body()
    people.term(town, end=date(2025, 10, 31))
    council = people.organization(town)
    committee = people.organization(town, "Bauausschuss", "committee", seats=15)

    numbers = [
        statutory_number(council, DAY),
        statutory_number(council, date(2026, 1, 1)),
        statutory_number(committee, DAY),
    ]

    assert numbers == [45, None, 15]


@pytest.fixture
def seat():
    """A seat in Heinsberg, proposed by the SPD, with a personal deputy and two leaders."""
    town = people.heinsberg()
    spd, cdu = people.faction(town, "SPD"), people.faction(town, "CDU")
    people.membership(spd, people.person("Ben", "Zweiter"), role="deputy")
    people.membership(spd, people.person("Ada", "Erste"), role="first_deputy")
    people.membership(spd, people.person("Kurt", "Vorsitz"), role="chair")
    people.membership(cdu, people.person("Cora", "Anders"), role="chair")
    committee = people.organization(town, "Bauausschuss", "committee")
    seat = people.membership(committee, people.person("Max", "Meier"), on_behalf_of=spd)
    people.deputy(seat, people.person("Lena", "Lenz"))
    people.membership(cdu, seat.person, date(2021, 2, 1))  # switched after the election
    return seat


def names(seat, day=DAY):
    """The names of those who may stand in, in their order."""
    return [str(substitute.person) for substitute in deputies_for(seat, day)]


def test_after_the_personal_deputy_come_chair_and_first_deputy_of_the_proposing_faction(seat):
    assert names(seat) == ["Lena Lenz", "Kurt Vorsitz", "Ada Erste"]


def test_a_special_statute_leaves_the_personal_deputy_only(seat):
    seat.organization.special_statute = True

    assert names(seat) == ["Lena Lenz"]


def test_a_town_without_that_charter_has_personal_deputies_only(seat):
    seat.organization.body.charter = ""

    assert names(seat) == ["Lena Lenz"]


def test_council_members_are_titled_as_the_charter_says():
    town = people.heinsberg()
    council = people.organization(town)
    anna = people.person("Anna", "K.", form_of_address="ms")
    bernd = people.person("Bernd", "M.", form_of_address="mr")
    chris = people.person("Chris", "N.")
    guest = people.person("Gast", "G.", form_of_address="ms")
    for person in (anna, bernd, chris):
        people.membership(council, person)

    titled = titled_members(town, [anna, bernd, chris, guest], DAY)

    assert [name.text for name in titled.values()] == [
        "Stadtverordnete Anna K.", "Stadtverordneter Bernd M.", "Chris N.", "Gast G.",
    ]  # fmt: skip
    assert [bool(name.hint) for name in titled.values()] == [False, False, True, False]


def test_a_town_whose_charter_says_nothing_gives_no_title():
    town = people.body()
    council = people.organization(town)
    person = people.person("Anna", "K.", form_of_address="ms")
    people.membership(council, person)

    assert titled_members(town, [person], DAY)[person.pk].text == "Anna K."


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
