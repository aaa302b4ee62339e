"""Votes by name, in secret and on motions; referral to another organization."""

from datetime import UTC, datetime

import pytest

from ratsverbund.council.decisions.operations import (
    correct_motion_vote,
    record_vote,
    refer_item,
    vote_on_motion,
)
from ratsverbund.council.decisions.tally import Tally, roll_call
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed, RuleViolated
from tests.factories import council, people

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def item(town):
    """An item of a committee of fifteen who are all there."""
    meeting = council.meeting(town.main)
    council.present(meeting, 15)
    return council.item(meeting)


def test_amendments_are_voted_before_the_main_motion(town, item):
    first = vote_on_motion(item, Tally(5, 9, 1), "Nur ein Steg", actor=town.clerk, at=START)
    second = vote_on_motion(item, Tally(9, 5, 1), "Aus Holz", actor=town.clerk, at=START)
    main = record_vote(item, Tally(15, 0, 0), actor=town.clerk, at=START)

    assert [vote.adopted for vote in (first, second, main.vote)] == [False, True, True]
    with pytest.raises(IllegalTransition):
        vote_on_motion(item, Tally(9, 5, 1), "Aus Stahl", actor=town.clerk, at=START)


def test_a_vote_on_an_amendment_is_corrected_by_a_new_entry(town, item):
    vote = vote_on_motion(item, Tally(5, 9, 1), "Aus Holz", actor=town.clerk, at=START)

    fresh = correct_motion_vote(vote, Tally(9, 5, 1), "Verzählt", actor=town.clerk)

    vote.refresh_from_db()
    assert (vote.corrected, fresh.adopted, fresh.taken_at) == (True, True, START)


def test_a_roll_call_counts_each_person_once_and_nobody_else(town, item):
    persons = list(item.meeting.attendances.values_list("person", flat=True))
    choices = dict.fromkeys(persons[:9], "yes") | dict.fromkeys(persons[9:], "no")
    stranger = people.person("Fremd").pk

    with pytest.raises(InvalidInput):
        record_vote(item, roll_call({stranger: "yes"}), actor=town.clerk, at=START)
    vote = record_vote(item, roll_call(choices), actor=town.clerk, at=START).vote

    assert (vote.method, vote.yes, vote.no) == ("roll_call", 9, 6)
    assert dict(vote.named.values_list("person", "choice")) == choices


def test_a_secret_vote_accounts_for_every_ballot_and_keeps_no_name(town, item):
    with pytest.raises(InvalidInput):
        Tally(8, 5, 1, 0, ballots=15)

    vote = record_vote(item, Tally(8, 5, 1, 1, ballots=15), actor=town.clerk, at=START).vote

    assert (vote.method, vote.ballots, vote.named.count()) == ("secret", 15, 0)


def test_a_second_call_needs_no_number_if_the_invitation_told_so(town):
    meeting = council.meeting(town.main)
    council.present(meeting, 3)
    item = council.item(meeting)

    with pytest.raises(RuleViolated):
        record_vote(item, Tally(3, 0, 0), actor=town.clerk, at=START)
    with pytest.raises(RuleViolated, match="enthielt den Hinweis nicht"):
        record_vote(item, Tally(3, 0, 0), actor=town.clerk, at=START, second_call=True)
    item.hinted_on = START.date()
    item.save()
    resolution = record_vote(item, Tally(3, 0, 0), actor=town.clerk, at=START, second_call=True)

    assert resolution.label == "einstimmig beschlossen"


def test_a_referred_item_goes_through_the_other_organization_first(town):
    paper = council.paper(town.body)
    item = council.item(council.meeting(town.council), council.consultation(paper, town.council))

    with pytest.raises(NotAllowed):
        refer_item(item, town.main, "", actor=town.other)
    resolution = refer_item(item, town.main, "Kosten prüfen", actor=town.clerk)

    way = paper.consultations.order_by("order").values_list("organization", "state")
    assert resolution.result == "referred"
    assert list(way) == [(town.main.pk, "pending"), (town.council.pk, "pending")]
