"""Who stands in for a member: how many, in which order, from when and until when."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.organizations.operations import (
    change_role,
    end_deputy,
    move_deputy,
    name_deputy,
)
from ratsverbund.people.organizations.queries import deputies_of
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

START = date(2020, 11, 1)
DAY = date(2022, 5, 1)


@pytest.fixture
def town():
    """A town whose charter says nothing about deputies, with a clerk."""
    town = people.body("Musterstadt", charter="musterstadt")
    town.clerk = people.clerk(town)
    return town


@pytest.fixture
def seat(town):
    """A seat in a committee."""
    return people.membership(people.organization(town, "Bauausschuss", "committee"))


@pytest.fixture
def pair(seat):
    """Two deputies of the seat, Anna before Bernd."""
    return [
        people.deputy(seat, people.person(name, "Amt"), start=START, rank=rank)
        for rank, name in enumerate(("Anna", "Bernd"), start=1)
    ]


def order(seat, day):
    """The given names of those who stand in on a day, in their turn."""
    return [deputy.person.given_name for deputy in deputies_of(seat, day)]


def page_of(seat, more=""):
    """The address of a seat's deputies."""
    return f"/gremien/{seat.organization_id}/sitze/{seat.pk}/vertretung/{more}"


def test_name_deputy_ends_the_deputy_before_on_the_day_before(town, seat):
    before = people.deputy(seat)

    deputy = name_deputy(seat, people.person(), start=START, actor=town.clerk)

    before.refresh_from_db()
    assert (before.end, deputy.start) == (date(2020, 10, 31), START)


def test_name_deputy_refuses_members_of_the_same_organization(town, seat):
    other = people.membership(seat.organization)

    for person in (seat.person, other.person):
        with pytest.raises(InvalidInput, match="hat dort selbst einen Sitz"):
            name_deputy(seat, person, start=START, actor=town.clerk)


def test_name_deputy_refuses_a_second_deputy_at_one_place_from_the_same_day(town, seat):
    people.deputy(seat, start=START)

    with pytest.raises(InvalidInput, match=r"vertritt seit dem 01.11.2020"):
        name_deputy(seat, people.person(), start=START, actor=town.clerk)


def test_where_the_charter_is_silent_deputies_are_named_in_order(town, seat):
    name_deputy(seat, people.person("Anna", "A."), start=START, actor=town.clerk)

    name_deputy(seat, people.person("Bernd", "B."), start=START, rank=2, actor=town.clerk)

    assert order(seat, START) == ["Anna", "Bernd"]
    assert AuditEntry.objects.latest("pk").change["rank"] == [None, 2]


def test_a_charter_that_gives_each_seat_one_deputy_refuses_a_second():
    town = people.heinsberg()
    seat = people.membership(people.organization(town, "Bauausschuss", "committee"))
    people.deputy(seat)

    with pytest.raises(RuleViolated, match=r"jedem Sitz 1 \(§ 13 Abs. 3 Satz 1 Hauptsatzung"):
        name_deputy(seat, people.person(), start=DAY, rank=2, actor=people.clerk(town))


def test_nobody_stands_in_twice_for_one_seat(town, seat, pair):
    with pytest.raises(InvalidInput, match=r"Anna Amt vertritt diesen Sitz schon an 1. Stelle"):
        name_deputy(seat, pair[0].person, start=DAY, rank=3, actor=town.clerk)


def test_two_deputies_change_places_from_a_day_on(town, seat, pair):
    move_deputy(pair[1], -1, start=DAY, actor=town.clerk)

    assert order(seat, date(2022, 4, 30)) == ["Anna", "Bernd"]
    assert order(seat, DAY) == ["Bernd", "Anna"]


def test_two_deputies_change_places_on_their_first_day(town, seat, pair):
    move_deputy(pair[0], 1, start=START, actor=town.clerk)

    assert order(seat, START) == ["Bernd", "Anna"]
    assert seat.deputies.count() == 2


def test_the_first_deputy_cannot_move_further_up(town, pair):
    with pytest.raises(Conflict, match="Reihenfolge ist inzwischen anders"):
        move_deputy(pair[0], -1, start=DAY, actor=town.clerk)


def test_an_order_is_not_changed_below_a_deputy_who_comes_later(town, seat, pair):
    people.deputy(seat, people.person("Cora", "Amt"), start=date(2023, 1, 1), rank=3)

    with pytest.raises(Conflict, match=r"Cora Amt vertritt erst ab 01.01.2023"):
        move_deputy(pair[1], -1, start=DAY, actor=town.clerk)


def test_when_a_deputy_ends_the_next_comes_first(town, seat, pair):
    end_deputy(pair[0], date(2022, 4, 30), actor=town.clerk)

    assert order(seat, DAY) == ["Bernd"]


def test_a_deputy_does_not_end_before_the_beginning(town, pair):
    with pytest.raises(InvalidInput, match=r"beginnt am 01.11.2020"):
        end_deputy(pair[0], date(2020, 10, 1), actor=town.clerk)


def test_the_clerk_of_another_town_names_moves_and_ends_nobody(seat, pair):
    stranger = people.clerk(people.body("Nachbarstadt"))

    with pytest.raises(NotAllowed):
        name_deputy(seat, people.person(), start=DAY, actor=stranger)
    with pytest.raises(NotAllowed):
        move_deputy(pair[0], 1, start=DAY, actor=stranger)
    with pytest.raises(NotAllowed):
        end_deputy(pair[0], DAY, actor=stranger)


def test_another_role_keeps_the_order_of_deputies(town, seat, pair):
    chair = change_role(seat, "chair", start=DAY, actor=town.clerk)

    assert order(chair, DAY) == ["Anna", "Bernd"]


def test_a_clerk_moves_a_deputy_up_with_a_button(client, town, seat, pair):
    client.force_login(town.clerk)

    answer = client.post(page_of(seat, "?am=2022-05-01"), {"up": pair[1].pk})

    assert (answer.status_code, order(seat, DAY)) == (302, ["Bernd", "Anna"])


def test_the_committees_page_lists_deputies_in_their_turn(client, town, seat, pair):
    client.force_login(town.clerk)
    move_deputy(pair[1], -1, start=DAY, actor=town.clerk)

    page = client.get(f"/gremien/{seat.organization_id}/").content.decode()

    assert page.index("Bernd Amt") < page.index("Anna Amt")


def test_a_clerk_names_a_second_deputy_and_ends_it(client, town, seat):
    first = people.deputy(seat, start=START)
    person = people.person("Bernd", "Amt", entered_by=town)
    client.force_login(town.clerk)

    client.post(
        page_of(seat, "neu/?am=2022-05-01"),
        {"person": person.pk, "start": "2022-05-01", "rank": first.rank + 1},
    )
    second = deputies_of(seat, DAY).last()
    answer = client.post(page_of(seat, f"{second.pk}/ende/"), {"end": "2022-12-31"})

    second.refresh_from_db()
    assert (answer.status_code, second.person, second.rank, second.end) == (
        302, person, 2, date(2022, 12, 31),
    )  # fmt: skip


def test_the_form_offers_no_second_place_where_the_charter_gives_one(client):
    town = people.heinsberg()
    seat = people.membership(people.organization(town, "Bauausschuss", "committee"))
    people.deputy(seat, people.person("Anna", "Amt"))
    client.force_login(people.clerk(town))

    page = client.get(page_of(seat, "neu/")).content.decode()

    assert ("statt Anna Amt" in page, "2. Stelle" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_deputies_takes_five_statements(client, town, seat, number):
    for rank in range(1, number + 1):
        people.deputy(seat, start=START, rank=rank)
    client.force_login(town.clerk)

    assert len(statements(client, page_of(seat))) == 5
