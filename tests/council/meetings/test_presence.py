"""Who counts: the base of a vote against an independent tally."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.council.decisions.queries import presence_at
from ratsverbund.council.meetings.models import Attendance
from ratsverbund.council.meetings.operations import admit, dismiss, exclude_member
from ratsverbund.council.meetings.queries import (
    count_presence,
    quorum_of,
    statutory_number,
)
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.organizations.models import Membership
from tests.factories import council, people

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
DAY = START.date()
MINUTES = st.integers(0, 60)
VISITS = st.lists(st.tuples(MINUTES, st.one_of(st.none(), MINUTES)), max_size=3)
MEMBERS = st.lists(
    st.tuples(VISITS, st.booleans(), st.sampled_from(["member", "expert_citizen"])), max_size=8
)


def moment(minute):
    return START + timedelta(minutes=minute)


def rows_of(members):
    """The attendances of members, each with visits, a right to vote and a role."""
    return [
        Attendance(
            person_id=person,
            membership=Membership(pk=person, role=role),
            voting_right=votes,
            arrived_at=moment(came),
            left_at=None if went is None else moment(came + went),
        )
        for person, (visits, votes, role) in enumerate(members)
        for came, went in visits
    ]


def independent(members, at, excluded):
    """Count by asking of every member, minute by minute, whether they are there."""
    base = kept_out = experts = 0
    for person, (visits, votes, role) in enumerate(members):
        stays = [
            range(came, 10_000 if went is None else came + went) for came, went in visits if votes
        ]
        if not any(at in stay for stay in stays):
            continue
        base += 1
        if person in excluded:
            kept_out += 1
        elif role == "expert_citizen":
            experts += 1
    return base, kept_out, experts


@given(MEMBERS, MINUTES, st.sets(st.integers(0, 8)))
def test_the_base_of_a_vote_is_the_independent_tally(members, at, excluded):
    counted = count_presence(rows_of(members), moment(at), excluded)

    expected = independent(members, at, excluded)
    assert (counted.present, counted.excluded, counted.expert_citizens) == expected
    assert counted.entitled == expected[0] - expected[1]


STAYS = st.lists(
    st.tuples(MINUTES, st.one_of(st.none(), MINUTES), st.booleans()), min_size=1, max_size=6
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stays=STAYS, at=MINUTES)
def test_operations_leave_the_presence_they_were_told(town, stays, at):
    meeting = council.meeting(town.council)
    item = council.item(meeting)
    for came, went, biased in stays:
        seat = people.membership(town.council)
        row = admit(meeting, seat, actor=town.clerk, at=moment(came))
        if went is not None:
            dismiss(row, actor=town.clerk, at=moment(came + went))
        if biased:
            exclude_member(item, seat.person, "Angehörige", actor=town.clerk)

    counted = presence_at(item, moment(at))

    members = [([(came, went)], True, "member") for came, went, _ in stays]
    excluded = {person for person, (_, _, biased) in enumerate(stays) if biased}
    assert (counted.present, counted.excluded) == independent(members, at, excluded)[:2]


@pytest.mark.parametrize(("end", "counted"), [(DAY - timedelta(days=1), 0), (DAY, 1), (None, 1)])
def test_a_seat_that_was_given_up_before_the_meeting_counts_no_more(town, end, counted):
    meeting = council.meeting(town.council)
    seat = people.membership(town.council)
    Attendance.objects.create(
        meeting=meeting, person=seat.person, membership=seat, arrived_at=START
    )
    Membership.objects.filter(pk=seat.pk).update(end=end)

    assert presence_at(council.item(meeting), START).present == counted


def test_the_deputy_of_an_expert_citizen_counts_as_one(town):
    meeting = council.meeting(town.main)
    seat = people.membership(town.main, role="expert_citizen")
    deputy = people.deputy(seat)
    Attendance.objects.create(
        meeting=meeting, person=deputy.person, deputises_for=seat, arrived_at=START
    )

    assert presence_at(council.item(meeting), START).expert_citizens == 1


def test_a_committee_needs_more_council_members_than_expert_citizens(town):
    meeting = council.meeting(town.main)
    item = council.item(meeting)
    council.present(meeting, 4)
    for _ in range(4):
        seat = people.membership(town.main, role="expert_citizen")
        Attendance.objects.create(
            meeting=meeting, person=seat.person, membership=seat, arrived_at=START
        )

    assert quorum_of(meeting, presence_at(item, START)).settled is False
    council.present(meeting, 1)
    assert quorum_of(meeting, presence_at(item, START)).settled is True


def test_the_statutory_number_is_the_terms_or_the_seats_of_the_committee(town):
    assert statutory_number(council.meeting(town.council)) == 45
    assert statutory_number(council.meeting(town.main)) == 15


def test_an_unrecorded_statutory_number_is_not_guessed(town):
    elsewhere = people.organization(people.body("Neustadt"))

    with pytest.raises(LawUnknown):
        statutory_number(council.meeting(elsewhere))
