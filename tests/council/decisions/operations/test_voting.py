"""Recording and correcting votes."""

from datetime import UTC, datetime, timedelta

import pytest

from ratsverbund.charter.engine import FactsError
from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.decisions.operations import correct_vote, record_vote
from ratsverbund.council.decisions.tally import Tally, parse_factions
from ratsverbund.council.meetings.operations import exclude_member
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    LawUnknown,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry, OutboxEvent
from tests.factories import council, people

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def item(town):
    """An item of a council of 45 who are all there."""
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    return council.item(meeting)


def vote_on(town, item, *counts, **fields):
    return record_vote(item, Tally(*counts), actor=town.clerk, at=START, **fields)


@pytest.mark.parametrize(
    ("counts", "result", "label"),
    [
        ((43, 0, 2), "adopted", "einstimmig beschlossen"),
        ((27, 2, 13), "adopted", "mehrheitlich beschlossen"),
        ((22, 5, 3), "adopted", "mehrheitlich beschlossen"),
        ((20, 20, 5), "rejected", "abgelehnt (Stimmengleichheit)"),
        ((0, 40, 5), "rejected", "einstimmig abgelehnt"),
    ],
)
def test_the_majority_of_yes_and_no_votes_decides(town, item, counts, result, label):
    resolution = vote_on(town, item, *counts)

    item.refresh_from_db()
    assert (resolution.result, resolution.label) == (result, label)
    assert item.state == "dealt"


@pytest.mark.parametrize(
    ("majority", "counts", "result"),
    [
        ("statutory", (22, 5, 3), "rejected"),
        ("statutory", (23, 20, 0), "adopted"),
        ("two_thirds", (29, 0, 16), "rejected"),
        ("two_thirds", (30, 15, 0), "adopted"),
    ],
)
def test_a_qualified_majority_is_of_the_statutory_number(town, item, majority, counts, result):
    assert vote_on(town, item, *counts, majority=majority).result == result


def test_a_majority_of_the_members_is_counted_and_never_without_objection(town, item):
    tally = Tally(45, 0, 0, unopposed=True)

    with pytest.raises(FactsError, match="Bitte die Stimmen auszählen"):
        record_vote(item, tally, actor=town.clerk, at=START, majority="statutory")

    assert item.votes.count() == 0


def test_the_vote_keeps_its_base_its_reasons_and_the_factions(town, item):
    cdu = people.faction(town.body, "CDU")
    tally = Tally(40, 3, 2, factions=parse_factions("24 cdu, 16 SPD", "3 SPD", "2 FDP"))

    resolution = record_vote(item, tally, actor=town.clerk, at=START)

    vote = resolution.vote
    entry = AuditEntry.objects.get(operation="decisions.record_vote")
    assert (vote.method, vote.present, vote.excluded) == ("factions", 45, 0)
    assert [(part.name, part.faction, part.yes) for part in vote.factions.all()] == [
        ("cdu", cdu, 24), ("SPD", None, 16), ("FDP", None, 0),
    ]  # fmt: skip
    assert entry.citation == vote.basis["reasons"][0]["citation"]


def test_more_votes_than_people_present_are_refused_and_nothing_is_kept(town, item):
    with pytest.raises(InvalidInput) as refusal:
        vote_on(town, item, 44, 2, 0)

    assert "46 Stimmen eingetragen, aber nur 45 Anwesende" in str(refusal.value)
    assert Vote.objects.count() == 0


def test_an_excluded_member_does_not_count_as_present(town, item):
    biased = item.meeting.attendances.first().person
    exclude_member(item, biased, "Angehörige", actor=town.clerk)

    with pytest.raises(InvalidInput):
        vote_on(town, item, 45, 0, 0)
    vote = vote_on(town, item, 44, 0, 0).vote

    assert (vote.present, vote.excluded) == (45, 1)


def test_who_left_before_the_vote_is_no_longer_counted(town, item):
    item.meeting.attendances.update(left_at=START + timedelta(minutes=30))

    with pytest.raises(RuleViolated):
        record_vote(item, Tally(1, 0, 0), actor=town.clerk, at=START + timedelta(hours=1))


def test_without_quorum_there_is_no_vote(town):
    meeting = council.meeting(town.council)
    council.present(meeting, 22)

    with pytest.raises(RuleViolated) as refusal:
        vote_on(town, council.item(meeting), 22, 0, 0)

    assert "nötig sind 23" in str(refusal.value)


def test_exclusions_can_take_the_quorum_away(town):
    meeting = council.meeting(town.council)
    rows = council.present(meeting, 23)
    item = council.item(meeting)
    exclude_member(item, rows[0].person, "Angehörige", actor=town.clerk)

    with pytest.raises(RuleViolated):
        vote_on(town, item, 22, 0, 0)


def test_only_the_keeper_of_the_record_records_and_corrects(town, item):
    with pytest.raises(NotAllowed):
        record_vote(item, Tally(43, 0, 2), actor=town.other, at=START)
    vote = vote_on(town, item, 43, 0, 2).vote
    with pytest.raises(NotAllowed):
        correct_vote(vote, Tally(42, 0, 3), "Zählfehler", actor=town.other)


def test_there_is_no_vote_before_the_meeting_is_opened(town):
    meeting = council.meeting(town.council, state="convened")

    with pytest.raises(IllegalTransition):
        vote_on(town, council.item(meeting), 1, 0, 0)


def test_an_item_is_voted_on_once(town, item):
    vote_on(town, item, 43, 0, 2)

    with pytest.raises(IllegalTransition):
        vote_on(town, item, 43, 0, 2)


def test_a_removed_item_is_not_voted_on(town):
    meeting = council.meeting(town.council)
    council.present(meeting, 45)

    with pytest.raises(IllegalTransition):
        vote_on(town, council.item(meeting, state="removed"), 43, 0, 2)


def test_without_a_statutory_number_the_law_is_unknown(town):
    elsewhere = people.body("Neustadt")
    meeting = council.meeting(people.organization(elsewhere))
    council.present(meeting, 3)

    with pytest.raises(LawUnknown):
        record_vote(council.item(meeting), Tally(3, 0, 0), actor=people.clerk(elsewhere), at=START)


def test_where_no_law_on_votes_is_at_hand_nothing_is_decided(town):
    elsewhere = people.body("Kassel", state_code="06")
    people.term(elsewhere)
    meeting = council.meeting(people.organization(elsewhere))
    council.present(meeting, 45)

    with pytest.raises(LawUnknown):
        record_vote(council.item(meeting), Tally(45, 0, 0), actor=people.clerk(elsewhere), at=START)


def test_a_published_item_publishes_its_result_and_a_non_public_one_never(town, item):
    council.published(item)
    internal = council.item(item.meeting, public=False)

    seen = vote_on(town, item, 43, 0, 2)
    hidden = vote_on(town, internal, 43, 0, 2)

    assert None not in (seen.published_at, seen.vote.published_at)
    assert (hidden.public, hidden.published_at, hidden.vote.published_at) == (False, None, None)


def test_the_result_is_announced_once_as_adopted_or_rejected(town, item):
    resolution = vote_on(town, item, 43, 0, 2)

    event = OutboxEvent.objects.get()
    assert (event.name, event.payload) == ("ResolutionAdopted", {"resolution": resolution.pk})


def test_another_text_may_be_adopted_than_was_proposed(town):
    paper = council.paper(town.body)
    proposal = council.proposal(paper, town.council, text="Wie vorgeschlagen.")
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    items = [
        council.item(meeting, council.consultation(paper, town.council, proposal)) for _ in range(2)
    ]

    as_proposed = vote_on(town, items[0], 45, 0, 0)
    amended = vote_on(town, items[1], 45, 0, 0, text="Anders.")

    assert (as_proposed.text, amended.text) == ("Wie vorgeschlagen.", "Anders.")


def test_a_vote_before_an_earlier_consultation_needs_a_reason_on_record(town):
    paper = council.paper(town.body)
    council.consultation(paper, town.main)
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    item = council.item(meeting, council.consultation(paper, town.council))

    with pytest.raises(RuleViolated) as refusal:
        vote_on(town, item, 45, 0, 0)
    vote_on(town, item, 45, 0, 0, despite="Frist läuft ab")

    entry = AuditEntry.objects.get(operation="decisions.record_vote")
    assert "Haupt- und Finanzausschuss" in str(refusal.value)
    assert entry.reason == "Frist läuft ab"


def test_a_correction_keeps_the_first_entry_beside_its_reason(town, item):
    before = vote_on(town, item, 43, 0, 2)

    after = correct_vote(before.vote, Tally(42, 1, 2), "Zählfehler", actor=town.clerk)

    first = Vote.objects.get(pk=before.vote_id)
    assert (first.corrected, first.correction_reason) == (True, "Zählfehler")
    assert Resolution.objects.get(pk=before.pk).superseded is True
    assert (after.label, after.vote.present) == ("mehrheitlich beschlossen", 45)
    assert OutboxEvent.objects.get(name="ResolutionCorrected").payload == {
        "resolution": after.pk, "before": before.pk,
    }  # fmt: skip


def test_a_correction_may_be_about_the_majority_that_was_needed(town, item):
    before = vote_on(town, item, 22, 5, 3)

    after = correct_vote(
        before.vote, Tally(22, 5, 3), "Satzung", actor=town.clerk, majority="statutory"
    )

    assert after.result == "rejected"


def test_a_correction_needs_a_reason_and_happens_once(town, item):
    vote = vote_on(town, item, 43, 0, 2).vote

    with pytest.raises(InvalidInput):
        correct_vote(vote, Tally(42, 1, 2), " ", actor=town.clerk)
    with pytest.raises(InvalidInput):
        correct_vote(vote, Tally(46, 0, 0), "Zählfehler", actor=town.clerk)
    correct_vote(vote, Tally(42, 1, 2), "Zählfehler", actor=town.clerk)
    with pytest.raises(Conflict):
        correct_vote(vote, Tally(42, 1, 2), "Zählfehler", actor=town.clerk)
