"""Results without a vote, and what a result means for the paper's way."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.decisions.operations import (
    adjourn_item,
    correct_vote,
    declare_pointless,
    note_remaining,
    record_vote,
    take_note,
)
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed
from tests.factories import council

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
REJECTED, ADOPTED = Tally(5, 10, 0), Tally(10, 5, 0)


@pytest.fixture
def road(town):
    """A paper on the agendas of main committee and council; the committee is complete."""
    paper = council.paper(town.body)
    first, second = (council.consultation(paper, each) for each in (town.main, town.council))
    committee = council.meeting(town.main)
    council.present(committee, 15)
    return SimpleNamespace(
        first=first,
        second=second,
        committee_item=council.item(committee, first),
        council_item=council.item(council.meeting(town.council, state="convened"), second),
        clerk=town.clerk,
        other=town.other,
    )


def states(road):
    for each in (road.first, road.second, road.council_item):
        each.refresh_from_db()
    return road.first.state, road.second.state, road.council_item.state


def decide(road, tally):
    return record_vote(road.committee_item, tally, actor=road.clerk, at=START)


def test_an_adopted_item_closes_its_consultation_only(road):
    decide(road, ADOPTED)

    assert states(road) == ("done", "scheduled", "open")


def test_an_authoritative_rejection_makes_the_later_item_pointless(road):
    rejected = decide(road, REJECTED)

    waived = Resolution.objects.get(consultation=road.second)
    assert states(road) == ("done", "pointless", "dealt")
    assert (waived.result, waived.label) == ("pointless", "gegenstandslos")
    assert waived.text == (
        "gegenstandslos nach Ablehnung durch Haupt- und Finanzausschuss am 25.03.2026"
    )
    assert rejected.result == "rejected"


def test_an_advisory_rejection_leaves_the_later_item_alone(road):
    road.first.authoritative = False
    road.first.save()

    decide(road, REJECTED)

    assert states(road) == ("done", "scheduled", "open")


def test_a_correction_from_rejected_to_adopted_opens_the_later_item_again(road):
    before = decide(road, REJECTED)

    correct_vote(before.vote, ADOPTED, "Ja und Nein vertauscht", actor=road.clerk)

    waived = Resolution.objects.get(consultation=road.second)
    assert states(road) == ("done", "scheduled", "open")
    assert waived.superseded is True


def test_a_correction_after_the_later_meeting_lets_its_paper_wait(road):
    before = decide(road, REJECTED)
    type(road.council_item.meeting).objects.filter(pk=road.council_item.meeting_id).update(
        state="closed"
    )

    correct_vote(before.vote, ADOPTED, "Ja und Nein vertauscht", actor=road.clerk)

    assert states(road) == ("done", "pending", "dealt")


def test_a_correction_from_adopted_to_rejected_makes_the_later_item_pointless(road):
    before = decide(road, ADOPTED)

    correct_vote(before.vote, REJECTED, "Ja und Nein vertauscht", actor=road.clerk)

    assert states(road) == ("done", "pointless", "dealt")


def test_an_adjourned_paper_waits_for_another_meeting(road):
    resolution = adjourn_item(road.committee_item, "Zahlen fehlen", actor=road.clerk)
    again = add_item(
        council.meeting(road.first.organization, datetime(2026, 5, 6, 17, 0, tzinfo=UTC),
                        state="planned"),
        actor=road.clerk, consultation=road.first,
    )  # fmt: skip

    assert (resolution.result, resolution.text) == ("adjourned", "Zahlen fehlen")
    assert again.consultation == road.first
    assert states(road)[0] == "scheduled"


def test_an_item_is_declared_pointless_with_its_reason(road):
    with pytest.raises(InvalidInput):
        declare_pointless(road.committee_item, " ", actor=road.clerk)
    resolution = declare_pointless(road.committee_item, "Zurückgezogen", actor=road.clerk)

    assert (resolution.result, resolution.label) == ("pointless", "gegenstandslos")
    assert states(road)[0] == "pointless"


def test_taking_note_closes_the_consultation(road):
    resolution = take_note(road.committee_item, actor=road.clerk)

    assert resolution.label == "zur Kenntnis genommen"
    assert states(road)[0] == "done"


def test_a_stranger_records_no_result(road):
    with pytest.raises(NotAllowed):
        adjourn_item(road.committee_item, "x", actor=road.other)
    with pytest.raises(NotAllowed):
        declare_pointless(road.committee_item, "x", actor=road.other)
    with pytest.raises(NotAllowed):
        take_note(road.committee_item, actor=road.other)


def test_results_are_recorded_once_and_while_the_meeting_runs(road):
    with pytest.raises(IllegalTransition):
        take_note(road.council_item, actor=road.clerk)
    take_note(road.committee_item, actor=road.clerk)
    for act in (
        lambda: take_note(road.committee_item, actor=road.clerk),
        lambda: adjourn_item(road.committee_item, "", actor=road.clerk),
        lambda: declare_pointless(road.committee_item, "x", actor=road.clerk),
    ):
        with pytest.raises(IllegalTransition):
            act()


def test_open_items_without_a_paper_are_noted_in_one_go(road, town):
    formal = [council.item(road.committee_item.meeting, title=each) for each in ("Eröffnung", "A")]

    noted = note_remaining(road.committee_item.meeting, actor=road.clerk)

    road.committee_item.refresh_from_db()
    assert [(each.item, each.result) for each in noted] == [(item, "noted") for item in formal]
    assert road.committee_item.state == "open"


def test_noting_the_rest_is_refused_to_strangers_and_where_nothing_is_left(road):
    meeting = road.committee_item.meeting

    with pytest.raises(IllegalTransition):
        note_remaining(meeting, actor=road.clerk)
    with pytest.raises(NotAllowed):
        note_remaining(meeting, actor=road.other)
