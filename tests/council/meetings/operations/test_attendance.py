"""Arrivals, departures and deputies."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ratsverbund.council.meetings.operations import (
    admit,
    admit_all,
    dismiss,
    dismiss_all,
)
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council, people

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
LATER = EVENING + timedelta(hours=1)


@pytest.fixture
def meeting(town):
    return council.meeting(town.main)


def test_everyone_who_is_there_is_recorded_in_one_entry(town, meeting):
    seats = people.members(town.main, 3)
    seats.append(people.membership(town.main, voting_right=False))

    arrived = admit_all(meeting, seats, actor=town.clerk, at=EVENING)

    entry = AuditEntry.objects.get(operation="meetings.admit_all")
    assert [row.voting_right for row in arrived] == [True, True, True, False]
    assert entry.change["present"] == [seat.person_id for seat in seats]


def test_a_member_is_not_on_the_seat_while_the_deputy_was(town, meeting):
    seat = people.membership(town.main)
    row = meeting.attendances.create(person=people.person(), deputises_for=seat, arrived_at=EVENING)

    with pytest.raises(Conflict):
        admit(meeting, seat, actor=town.clerk, at=LATER)
    dismiss(row, actor=town.clerk, at=LATER)
    with pytest.raises(InvalidInput):
        admit(meeting, seat, actor=town.clerk, at=EVENING)
    back = admit(meeting, seat, actor=town.clerk, at=LATER)

    assert back.membership == seat


def test_members_of_an_organization_that_meets_jointly_are_admitted(town, meeting):
    meeting.partners.add(town.council)
    seat = people.membership(town.council)

    row = admit(meeting, seat, actor=town.clerk, at=EVENING)

    assert row.membership == seat


def test_who_has_no_seat_on_the_day_is_not_admitted(town, meeting):
    elsewhere = people.membership(town.council)
    gone = people.membership(town.main, end=date(2026, 3, 24))

    with pytest.raises(InvalidInput):
        admit(meeting, elsewhere, actor=town.clerk, at=EVENING)
    with pytest.raises(InvalidInput):
        admit(meeting, gone, actor=town.clerk, at=EVENING)


def test_nobody_arrives_twice_without_leaving(town, meeting):
    seat = people.membership(town.main)
    row = admit(meeting, seat, actor=town.clerk, at=EVENING)

    with pytest.raises(Conflict):
        admit(meeting, seat, actor=town.clerk, at=LATER)
    dismiss(row, actor=town.clerk, at=LATER)
    with pytest.raises(InvalidInput):
        admit(meeting, seat, actor=town.clerk, at=LATER - timedelta(minutes=1))
    admit(meeting, seat, actor=town.clerk, at=LATER + timedelta(minutes=5))

    assert meeting.attendances.count() == 2


def test_nobody_leaves_before_arriving_or_twice(town, meeting):
    row = admit(meeting, people.membership(town.main), actor=town.clerk, at=LATER)

    with pytest.raises(InvalidInput) as refusal:
        dismiss(row, actor=town.clerk, at=EVENING)
    dismiss(row, actor=town.clerk, at=LATER)
    with pytest.raises(Conflict):
        dismiss(row, actor=town.clerk, at=LATER)

    assert refusal.value.field == "at"


def test_several_leave_at_one_moment(town, meeting):
    rows = admit_all(meeting, people.members(town.main, 2), actor=town.clerk, at=EVENING)

    dismiss_all(meeting, rows, actor=town.clerk, at=LATER)

    assert list(meeting.attendances.values_list("left_at", flat=True)) == [LATER, LATER]


@pytest.mark.parametrize("state", ["convened", "closed"])
def test_attendance_is_recorded_while_the_meeting_runs(town, state):
    meeting = council.meeting(town.main, state=state)
    [row] = council.present(meeting, 1)

    with pytest.raises(IllegalTransition):
        admit(meeting, people.membership(town.main), actor=town.clerk)
    with pytest.raises(IllegalTransition):
        dismiss(row, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        dismiss_all(meeting, [row], actor=town.clerk)


def test_a_stranger_records_no_attendance(town, meeting):
    seat = people.membership(town.main)
    [row] = council.present(meeting, 1)

    for act in (
        lambda: admit(meeting, seat, actor=town.other),
        lambda: admit_all(meeting, [seat], actor=town.other),
        lambda: dismiss(row, actor=town.other),
        lambda: dismiss_all(meeting, [row], actor=town.other),
    ):
        with pytest.raises(NotAllowed):
            act()
