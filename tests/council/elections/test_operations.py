"""Elections from the proposal to the seat, by operations."""

from datetime import UTC, datetime

import pytest

from ratsverbund.council.elections import operations
from ratsverbund.council.elections.models import Election, Round
from ratsverbund.council.elections.queries import elections_of
from ratsverbund.kernel.errors import (
    Conflict,
    InvalidInput,
    NotAllowed,
)
from tests.council.elections.ballots import head_of, votes
from tests.factories import council, people

pytestmark = pytest.mark.django_db


def test_more_than_half_of_the_valid_votes_elects(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:2], clerk)

    ballot = operations.count_ballot(
        election, votes(standing, 22, 19), number=1, abstentions=1, invalid=1, actor=clerk
    )

    assert ballot.result == "elected"
    standing[0].refresh_from_db()
    assert standing[0].place == 1
    assert ballot.basis["reasons"][0]["citation"] == "§ 50 Abs. 2 Satz 2 GO NRW"


def test_run_off_and_tie_end_in_a_lot_that_somebody_drew(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:3], clerk)
    first = operations.count_ballot(election, votes(standing, 18, 17, 8), number=1, actor=clerk)
    second = operations.count_ballot(
        election, votes(standing[:2], 21, 21), number=2, abstentions=1, actor=clerk
    )

    lot = operations.draw_lot(
        election, str(standing[1].person), drawn_by=members[9],
        witnesses="beiden Stimmzählern", actor=clerk,
    )  # fmt: skip

    assert (first.result, second.result, second.runoff) == ("runoff", "lot", True)
    assert lot.between == [str(standing[0].person), str(standing[1].person)]
    [result] = elections_of(item.meeting)
    assert result.elected == [str(standing[1].person)]
    assert result.outcome == f"Gewählt ist {standing[1].person}."


def test_a_lot_falls_on_those_who_are_equal_before_witnesses(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:2], clerk)
    operations.count_ballot(election, votes(standing, 20, 20), number=1, actor=clerk)
    operations.count_ballot(election, votes(standing, 20, 20), number=2, actor=clerk)
    kept = {"drawn_by": members[9], "actor": clerk}

    with pytest.raises(InvalidInput, match="Gezogen wird zwischen"):
        operations.draw_lot(election, "Jemand anderes", witnesses="allen", **kept)
    with pytest.raises(InvalidInput, match="vor wem"):
        operations.draw_lot(election, str(standing[0].person), witnesses=" ", **kept)


def test_three_equal_at_the_top_are_two_by_lot_before_the_run_off(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:3], clerk)
    operations.count_ballot(election, votes(standing, 14, 14, 14), number=1, actor=clerk)
    for winner in (standing[2], standing[0]):
        operations.draw_lot(
            election, str(winner.person), drawn_by=members[9], witnesses="allen", actor=clerk
        )

    election.refresh_from_db()

    assert election.state == "balloting"
    assert [one.pk for one in election.nominations.filter(standing=True)] == [
        standing[0].pk,
        standing[2].pk,
    ]


def test_one_candidate_without_majority_is_not_elected(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:1], clerk)

    ballot = operations.count_ballot(election, votes(standing, 20), number=1, no=22, actor=clerk)

    assert ballot.result == "failed"
    assert elections_of(item.meeting)[0].outcome == "Niemand ist gewählt."


def test_more_ballots_than_voters_are_refused(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:2], clerk)

    with pytest.raises(InvalidInput, match="44 Stimmen sind mehr als die 43"):
        operations.count_ballot(election, votes(standing, 22, 22), number=1, actor=clerk)

    assert not Round.objects.exists()


def test_two_clerks_do_not_count_one_ballot_twice(item, lieck, members, clerk, town):
    election, standing = head_of(item, lieck, members[:3], clerk)
    other = people.clerk(town)
    operations.count_ballot(election, votes(standing, 18, 17, 8), number=1, actor=clerk)

    with pytest.raises(Conflict, match="schon ausgezählt"):
        operations.count_ballot(election, votes(standing, 18, 17, 8), number=1, actor=other)

    assert Round.objects.count() == 1


def test_a_stranger_neither_prepares_nor_counts_nor_seats(item, lieck, members, clerk):
    stranger = people.account()
    election, standing = head_of(item, lieck, members[:2], clerk)
    acts = (
        lambda: operations.prepare_election(
            item, "district_head", organization=lieck, actor=stranger
        ),
        lambda: operations.add_list(election, "CDU", actor=stranger),
        lambda: operations.nominate(election, members[5], actor=stranger),
        lambda: operations.withdraw_nomination(standing[0], "verzichtet", actor=stranger),
        lambda: operations.choose_formula(election, "dhondt", "Erlass", actor=stranger),
        lambda: operations.demand_secrecy(election, 1, actor=stranger),
        lambda: operations.open_ballot(election, actor=stranger),
        lambda: operations.count_ballot(election, {}, number=1, actor=stranger),
        lambda: operations.draw_lot(
            election, "A", drawn_by=members[0], witnesses="B", actor=stranger
        ),
        lambda: operations.seat_elected(election, actor=stranger),
    )

    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_a_correction_is_a_new_entry_and_voids_the_lot(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:2], clerk)
    operations.count_ballot(election, votes(standing, 20, 20), number=1, actor=clerk)
    tie = operations.count_ballot(election, votes(standing, 21, 21), number=2, actor=clerk)
    operations.draw_lot(
        election, str(standing[0].person), drawn_by=members[9], witnesses="allen", actor=clerk
    )

    fresh = operations.correct_ballot(
        tie, votes(standing, 20, 22), "Ein Stapel war vertauscht.", actor=clerk
    )

    assert list(election.rounds.values_list("number", "corrected")) == [
        (1, False),
        (2, True),
        (2, False),
    ]
    assert fresh.result == "elected"
    assert elections_of(item.meeting)[0].elected == [str(standing[1].person)]
    assert tie.lots.get().void is True


def test_a_correction_needs_a_reason_and_the_last_ballot(item, lieck, members, clerk):
    election, standing = head_of(item, lieck, members[:3], clerk)
    first = operations.count_ballot(election, votes(standing, 18, 17, 8), number=1, actor=clerk)
    operations.count_ballot(election, votes(standing[:2], 21, 20), number=2, actor=clerk)

    with pytest.raises(InvalidInput, match="Grund"):
        operations.correct_ballot(first, votes(standing, 1, 2, 3), " ", actor=clerk)
    with pytest.raises(Conflict, match="letzte gültige"):
        operations.correct_ballot(first, votes(standing, 1, 2, 3), "falsch", actor=clerk)


def test_before_2025_one_member_makes_the_election_secret(item, lieck, members, clerk):
    election = operations.prepare_election(item, "district_head", organization=lieck, actor=clerk)

    election = operations.demand_secrecy(election, 1, actor=clerk)

    assert election.secret is True


def test_since_2025_a_fifth_makes_the_election_secret(rat, lieck, clerk):
    meeting = council.meeting(rat, datetime(2025, 11, 12, 16, 0, tzinfo=UTC))
    election = operations.prepare_election(
        council.item(meeting), "district_head", organization=lieck, actor=clerk
    )

    eight = operations.demand_secrecy(election, 8, actor=clerk).secret
    nine = operations.demand_secrecy(election, 9, actor=clerk).secret

    assert (eight, nine) == (False, True)


@pytest.mark.parametrize(
    ("kind", "voters"), [("committee", 42), ("seat", 42), ("deputy_mayors", 43)]
)
def test_the_law_says_whether_the_mayor_elects(item, committee, members, clerk, kind, voters):
    people.holding(people.office(committee.body, "Bürgermeister", "mayor"), members[0])
    election = Election(item=item, kind=kind, organization=committee)

    assert operations.voters_now(election) == voters
