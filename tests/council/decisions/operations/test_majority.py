"""Which majority a vote needs and who may give it: by what is decided."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from ratsverbund.charter.rules.required_majority import SUBJECTS
from ratsverbund.council.decisions.majority import topic_of
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import correct_vote, record_vote, vote_on_motion
from ratsverbund.council.decisions.tally import Tally, roll_call
from ratsverbund.council.formations.queries import POINTS
from ratsverbund.kernel.errors import InvalidInput, LawUnknown
from tests.factories import council, people

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def meeting(town):
    """A council of 45 who are all there."""
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    return meeting


@pytest.fixture
def mayor(town, meeting):
    """One of those present holds the mayor's office."""
    person = meeting.attendances.first().person
    people.holding(people.office(town.body, "Bürgermeister", "mayor"), person)
    return person


def vote(town, item, *counts, **fields):
    return record_vote(item, Tally(*counts), actor=town.clerk, at=START, **fields).vote


def test_the_topics_are_those_of_the_rule():
    assert set(Vote.Topic.values) == set(SUBJECTS)


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        (str(POINTS[2]), "committees"),
        ("Abberufung des Vorsitzes im Bauausschuss", "chair_removal"),
        ("Feststellung eines Ausnahmefalls nach § 47a GO NRW", "exceptional_case"),
        ("Jahresabschluss 2025: Feststellung und Entlastung", "discharge"),
        ("Besetzung der Ausschüsse", "other"),
        ("Neubau einer Brücke", "other"),
    ],
)
def test_the_title_of_an_item_tells_its_topic(meeting, title, topic):
    assert topic_of(council.item(meeting, title=title)) == topic


@pytest.mark.parametrize(
    ("topic", "yes", "majority", "adopted", "citation"),
    [
        ("committees", 22, "statutory", False, "§ 58 Abs. 1 Satz 1 GO NRW"),
        ("committees", 23, "statutory", True, "§ 58 Abs. 1 Satz 1 GO NRW"),
        ("charter", 22, "statutory", False, "§ 7 Abs. 3 GO NRW"),
        ("exceptional_case", 29, "two_thirds", False, "§ 47a Abs. 1 GO NRW"),
        ("exceptional_case", 30, "two_thirds", True, "§ 47a Abs. 1 GO NRW"),
        ("chair_removal", 29, "two_thirds", False, "§ 58 Abs. 5 Satz 2 GO NRW"),
        ("chair_removal", 30, "two_thirds", True, "§ 58 Abs. 5 Satz 2 GO NRW"),
        ("other", 22, "simple", True, "§ 50 Abs. 1 Satz 1 GO NRW"),
    ],
)
def test_each_topic_is_measured_by_the_majority_of_its_norm(
    town, meeting, topic, yes, majority, adopted, citation
):
    kept = vote(town, council.item(meeting), yes, 10, 0, topic=topic)

    assert (kept.majority, kept.adopted) == (majority, adopted)
    assert kept.majority_basis["reasons"][0]["citation"] == citation


def test_the_vote_keeps_how_many_yes_votes_the_law_asked_for(town, meeting):
    simple = vote(town, council.item(meeting), 20, 15, 5)
    most = vote(town, council.item(meeting), 23, 15, 5, topic="committees")
    stricter = vote(town, council.item(meeting), 30, 15, 0, majority="two_thirds")

    assert [(each.needed, each.base) for each in (simple, most, stricter)] == [
        (18, 35), (23, 45), (30, 45),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "majority"), [("committees", "simple"), ("chair_removal", "statutory")]
)
def test_a_weaker_majority_than_the_law_demands_is_refused_with_the_norm(
    town, meeting, topic, majority
):
    item = council.item(meeting)

    with pytest.raises(InvalidInput, match=r"reicht nicht \(§ 58 Abs"):
        vote(town, item, 40, 0, 0, topic=topic, majority=majority)

    assert item.votes.count() == 0


def test_a_charter_paper_is_not_voted_on_as_anything_else(town, meeting):
    paper = council.paper(town.body, paper_type="charter")
    item = council.item(meeting, council.consultation(paper, town.council))

    with pytest.raises(InvalidInput, match=r"§ 7 Abs\. 3"):
        vote(town, item, 40, 0, 0, topic="other")

    assert vote(town, item, 22, 5, 0).majority == "statutory"


def test_advice_on_a_charter_paper_needs_the_simple_majority(town, meeting):
    paper = council.paper(town.body, paper_type="charter")
    station = council.consultation(paper, town.council, authoritative=False)

    assert vote(town, council.item(meeting, station), 22, 5, 0).majority == "simple"


def test_before_the_law_knew_it_a_chair_cannot_be_removed(town):
    meeting = council.meeting(town.council, datetime(2025, 3, 26, 17, 0, tzinfo=UTC))
    council.present(meeting, 45)
    item = council.item(meeting)

    with pytest.raises(LawUnknown):
        record_vote(
            item, Tally(40, 0, 0), actor=town.clerk, at=meeting.starts_at, topic="chair_removal"
        )

    assert item.votes.count() == 0


@pytest.mark.parametrize("topic", ["committees", "chair_removal", "discharge"])
def test_the_mayor_has_no_vote_in_the_council_s_own_matters(town, meeting, mayor, topic):
    item = council.item(meeting)

    with pytest.raises(InvalidInput, match="nur 44 Anwesende"):
        vote(town, item, 45, 0, 0, topic=topic)
    with pytest.raises(InvalidInput, match="stimmt hier nicht mit"):
        record_vote(item, roll_call({mayor.pk: "yes"}), actor=town.clerk, at=START, topic=topic)
    kept = vote(town, item, 44, 0, 0, topic=topic)

    assert (kept.present, kept.excluded, kept.barred) == (45, 0, 1)


def test_the_mayor_votes_on_everything_else(town, meeting, mayor):
    assert vote(town, council.item(meeting), 45, 0, 0).barred == 0


def test_an_amendment_needs_the_simple_majority_of_those_who_may_vote(town, meeting, mayor):
    item = council.item(meeting, title="Bildung der Ausschüsse")

    with pytest.raises(InvalidInput, match="nur 44 Anwesende"):
        vote_on_motion(item, Tally(45, 0, 0), "Elf Sitze", actor=town.clerk, at=START)
    kept = vote_on_motion(item, Tally(20, 19, 0), "Elf Sitze", actor=town.clerk, at=START)

    assert (kept.topic, kept.majority, kept.adopted) == ("committees", "simple", True)


def test_a_corrected_topic_brings_its_own_majority(town, meeting, mayor):
    wrong = vote(town, council.item(meeting), 22, 5, 0)

    after = correct_vote(
        wrong, Tally(22, 5, 0), "Gegenstand verwechselt", actor=town.clerk, topic="committees"
    )

    assert (after.vote.majority, after.vote.barred, after.result) == ("statutory", 1, "rejected")


def test_without_objection_nobody_counts(town, meeting):
    tally = Tally(0, 0, 0, unopposed=True)

    kept = record_vote(council.item(meeting), tally, actor=town.clerk, at=START).vote

    assert (kept.yes, kept.no, kept.abstentions, kept.needed) == (None, None, None, None)
    assert (kept.counts, str(kept)) == ("", "ohne Widerspruch beschlossen")


def test_counts_and_no_objection_exclude_each_other(town, meeting):
    kept = vote(town, council.item(meeting), 45, 0, 0)

    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(pk=kept.pk).update(method="unopposed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(pk=kept.pk).update(yes=None)

    kept.refresh_from_db()
    assert kept.counts == "45 : 0 : 0"
