"""Joint meetings: each organization votes on its own items, with its own base and quorum."""

from types import SimpleNamespace

import pytest

from ratsverbund.council.decisions.operations import adjourn_item, record_vote, vote_on_motion
from ratsverbund.council.decisions.queries import deciding
from ratsverbund.council.decisions.tally import FactionCount, Tally
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from tests.council.decisions.conftest import EVENING
from tests.factories import council, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint(town):
    """The main committee (9 of 9 there) and another one (4 of 7) about one paper."""
    other = people.organization(town.body, "Bauausschuss", "committee", seats=7)
    meeting = council.meeting(town.main, EVENING)
    meeting.partners.add(other)
    seats = {town.main: people.members(town.main, 9), other: people.members(other, 4)}
    for each in (*seats[town.main], *seats[other]):
        meeting.attendances.create(person=each.person, membership=each, arrived_at=EVENING)
    paper = council.paper(town.body)
    items = [
        council.item(meeting, council.consultation(paper, organization), title=str(organization))
        for organization in (town.main, other)
    ]
    return SimpleNamespace(meeting=meeting, other=other, own=items[0], theirs=items[1], seats=seats)


def test_each_votes_on_its_own_item_with_its_own_base(town, joint):
    own = record_vote(joint.own, Tally(9, 0, 0), actor=town.clerk, at=EVENING)
    theirs = record_vote(
        joint.theirs, Tally(2, 2, 0), actor=town.clerk, at=EVENING, despite="gemeinsam beraten"
    )

    assert [(each.organization, each.vote.present, each.result) for each in (own, theirs)] == [
        (town.main, 9, "adopted"),
        (joint.other, 4, "rejected"),
    ]


def test_members_of_the_other_organization_do_not_vote(town, joint):
    with pytest.raises(InvalidInput):
        vote_on_motion(joint.theirs, Tally(9, 0, 0), "Antrag", actor=town.clerk, at=EVENING)


def test_each_has_a_quorum_of_its_own(town, joint):
    joint.meeting.attendances.filter(membership=joint.seats[joint.other][0]).delete()

    with pytest.raises(RuleViolated, match="Bauausschuss ist nicht beschlussfähig"):
        vote_on_motion(joint.theirs, Tally(3, 0, 0), "Antrag", actor=town.clerk, at=EVENING)
    vote = vote_on_motion(joint.own, Tally(9, 0, 0), "Antrag", actor=town.clerk, at=EVENING)
    assert vote.present == 9


def test_fraktionen_are_those_of_who_decides(town, joint):
    faction = people.faction(town.body, "CDU")
    for seat in joint.seats[town.main]:
        seat.on_behalf_of = faction
        seat.save()
    counts = (FactionCount("CDU", yes=4),)

    with pytest.raises(InvalidInput):
        vote_on_motion(
            joint.own, Tally(10, 0, 0, factions=(FactionCount("CDU", yes=10),)), "Antrag",
            actor=town.clerk, at=EVENING,
        )  # fmt: skip
    vote = vote_on_motion(
        joint.own, Tally(4, 0, 0, factions=counts), "Antrag", actor=town.clerk, at=EVENING
    )
    assert vote.yes == 4


def test_results_without_a_vote_are_those_of_who_decides(town, joint):
    assert adjourn_item(joint.theirs, "", actor=town.clerk).organization == joint.other


def test_an_item_without_a_consultation_is_the_inviting_organizations(town, joint):
    opening = council.item(joint.meeting, title="Eröffnung")
    stray = council.item(
        joint.meeting, council.consultation(council.paper(town.body), town.council), title="Fremd"
    )

    assert deciding(opening) == town.main
    assert deciding(stray) == town.main
