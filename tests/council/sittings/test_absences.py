"""Who sent word not to come: shown in the cockpit, and the next in order may take the seat."""

from datetime import UTC, datetime

import pytest

from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.operations import tell_absence, withdraw_absence
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council, people

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def town(town):
    """The town, had it a charter that says nothing about deputies."""
    town.body.charter = "musterstadt"
    town.body.save()
    return town


@pytest.fixture
def meeting(town):
    """The main committee meets."""
    return council.meeting(town.main, START)


@pytest.fixture
def seat(town):
    """A seat with two deputies, both called Anna Amt."""
    seat = people.membership(town.main, people.person("Max", "Meier"))
    for rank in (1, 2):
        people.deputy(seat, people.person("Anna", "Amt"), rank=rank)
    return seat


def deputies(seat):
    """Who stands in, in turn."""
    return [deputy.person for deputy in seat.deputies.order_by("rank")]


def account(person):
    """An account of a person."""
    return people.account(person=person)


def offered(page, seat):
    """The deputies whom the page offers for a seat, in turn."""
    return [
        rank
        for rank, person in enumerate(deputies(seat), start=1)
        if f'name="stand_in" value="{seat.pk}:{person.pk}"><span' in page
    ]


def test_of_two_deputies_the_second_is_offered_once_the_first_sent_word(cockpit, meeting, seat):
    first = deputies(seat)[0]
    before = offered(cockpit(meeting), seat)

    tell_absence(meeting, seat, first, actor=account(first))

    page = cockpit(meeting)
    assert (before, offered(page, seat)) == ([1], [1, 2])
    assert page.count("Anna Amt vertritt nicht") == 1


def test_the_record_of_a_substitute_says_who_sent_word_and_when(cockpit, meeting, seat):
    first, second = deputies(seat)
    told = tell_absence(meeting, seat, first, actor=account(first))
    told.told_at = datetime(2026, 3, 24, 13, 5, tzinfo=UTC)
    told.save()

    cockpit(meeting, "presence", stand_in=f"{seat.pk}:{second.pk}", at="18:00")

    (passed,) = Entry.objects.get(kind="stands_in").basis["reasons"][0]["children"]
    assert meeting.attendances.get().person == second
    assert passed["says"].replace("\xa0", " ") == (
        f"Anna Amt (#{first.pk}) vertritt nicht: selbst abgesagt am Di, 24.03.2026, 14:05 Uhr."
    )


def test_a_member_who_sent_word_is_shown_with_the_moment(cockpit, meeting, seat):
    told = tell_absence(meeting, seat, seat.person, actor=account(seat.person))
    told.told_at = datetime(2026, 3, 24, 13, 5, tzinfo=UTC)
    told.save()

    assert "hat am Di, 24.03.2026, 14:05 Uhr abgesagt" in cockpit(meeting)


def test_who_comes_after_all_is_not_shown_as_absent(cockpit, meeting, seat):
    told = tell_absence(meeting, seat, seat.person, actor=account(seat.person))

    withdraw_absence(told, actor=account(seat.person))

    assert "abgesagt" not in cockpit(meeting)


def test_a_deputy_who_will_not_come_at_all_stands_in_for_nobody(cockpit, meeting, seat, town):
    first = deputies(seat)[0]
    own = people.membership(town.main, first)

    tell_absence(meeting, own, first, actor=account(first))

    assert offered(cockpit(meeting), seat) == [1, 2]


def test_an_absent_member_who_leads_the_fraktion_does_not_bar_the_next(cockpit, meeting, town):
    town.body.charter = "heinsberg"
    town.body.save()
    spd = people.faction(town.body, "SPD")
    seat = people.membership(town.main, on_behalf_of=spd)
    people.membership(spd, seat.person, role="chair")
    ada = people.membership(spd, role="first_deputy").person

    page = cockpit(meeting)

    assert f'value="{seat.pk}:{ada.pk}"><span' in page


def test_word_sent_twice_counts_from_the_first_time(meeting, seat):
    once = tell_absence(meeting, seat, seat.person, actor=account(seat.person))

    again = tell_absence(meeting, seat, seat.person, actor=people.account(person=seat.person))

    assert (again.pk, again.told_at) == (once.pk, once.told_at)
    assert AuditEntry.objects.filter(operation="sittings.tell_absence").latest("pk").change == {}


def test_nobody_sends_word_for_another_or_takes_it_back(town, meeting, seat):
    told = tell_absence(meeting, seat, seat.person, actor=account(seat.person))

    with pytest.raises(NotAllowed):
        tell_absence(meeting, seat, deputies(seat)[0], actor=town.clerk)
    with pytest.raises(NotAllowed):
        withdraw_absence(told, actor=town.clerk)
