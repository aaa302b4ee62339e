"""What happens to agendas and results when a paper is withdrawn or becomes non-public."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from ratsverbund.council.agendas import operations as agendas
from ratsverbund.council.agendas.operations import items as agenda
from ratsverbund.council.agendas.operations import order
from ratsverbund.council.decisions import operations as decisions
from ratsverbund.council.decisions.models import FactionVote, NamedVote, Resolution, Vote
from ratsverbund.council.decisions.operations import outcome
from ratsverbund.council.decisions.tally import FactionCount, Tally
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations.course import publish
from ratsverbund.council.papers.operations import make_nonpublic, withdraw_paper
from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council, people
from tests.network.accessions.test_tasks import killed_then_twice
from tests.network.accessions.test_tasks import waiting as queued

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    """A paper on the agenda of a council that has been invited."""
    town = people.heinsberg()
    chamber = people.organization(town)
    paper = council.published(council.paper(town))
    consultation = council.consultation(paper, chamber, council.proposal(paper, chamber))
    meeting = council.meeting(chamber, datetime(2026, 3, 25, 17, 0, tzinfo=UTC))
    return council.item(meeting, consultation, published_at=paper.published_at), paper


def test_a_withdrawn_paper_leaves_the_agenda_with_its_reason(waiting, run_jobs):
    item, paper = waiting

    withdraw_paper(paper, "überholt", on=date(2026, 3, 20), actor=people.clerk(paper.body))
    run_jobs()
    run_jobs()

    item.refresh_from_db()
    assert item.state == AgendaItem.State.REMOVED
    assert item.note == "Die Vorlage ist zurückgezogen."


def test_nobody_drops_a_paper_by_hand(waiting):
    with pytest.raises(NotAllowed, match="von selbst"):
        agendas.drop_paper(waiting[1], actor=people.clerk(waiting[1].body))


def test_results_of_a_paper_that_becomes_nonpublic_go_offline(waiting, run_jobs):
    item, paper = waiting
    council.present(item.meeting, 30)
    clerk = people.clerk(paper.body)
    tally = Tally(30, 0, 0, factions=(FactionCount("CDU", 30),))
    vote = decisions.record_vote(item, tally, actor=clerk, at=item.meeting.starts_at).vote
    member = item.meeting.attendances.first().person
    council.published(NamedVote.objects.create(vote=vote, person=member, choice="yes"))

    make_nonpublic(paper, "Personenbezogene Angaben", actor=clerk)
    run_jobs()

    for model in (Resolution, Vote, FactionVote, NamedVote):
        assert not model.objects.exclude(published_at=None).exists()


@pytest.mark.parametrize("state", ["planned", "convened"])
def test_a_paper_that_becomes_nonpublic_leaves_the_public_part_for_good(waiting, run_jobs, state):
    item, paper = waiting
    Meeting.objects.filter(pk=item.meeting_id).update(state=state)
    make_nonpublic(paper, "Personenbezogene Angaben", actor=people.clerk(paper.body))

    publish(item.meeting, timezone.now())
    run_jobs()
    publish(item.meeting, timezone.now())

    with public_door():
        seen = list(AgendaItem.objects.values_list("title", flat=True))
    assert item.title not in seen
    left = AgendaItem.objects.get(consultation__paper=paper)
    assert (left.public, left.number) == (False, "N 1")


def test_what_is_decided_on_a_nonpublic_paper_is_not_published(waiting):
    item, paper = waiting
    council.present(item.meeting, 30)
    clerk = people.clerk(paper.body)
    make_nonpublic(paper, "Personenbezogene Angaben", actor=clerk)

    item = AgendaItem.objects.get(pk=item.pk)
    resolution = decisions.record_vote(item, Tally(30, 0, 0), actor=clerk)

    assert (resolution.public, resolution.published_at) == (False, None)


def test_nobody_hides_a_paper_on_agendas_by_hand(waiting):
    with pytest.raises(NotAllowed, match="von selbst"):
        agendas.hide_paper(waiting[1], actor=people.clerk(waiting[1].body))


def test_a_paper_hidden_halfway_is_moved_once(waiting, monkeypatch):
    _item, paper = waiting
    make_nonpublic(paper, "Personenbezogene Angaben", actor=people.clerk(paper.body))

    killed_then_twice(queued("agendas.tasks.paper_hidden"), monkeypatch, order, "record")

    assert AgendaItem.objects.filter(consultation__paper=paper, public=False).count() == 1
    assert AuditEntry.objects.filter(operation="agendas.hide_paper").count() == 1


def test_nobody_hides_results_by_hand(waiting):
    with pytest.raises(NotAllowed, match="von selbst"):
        decisions.hide_results(waiting[1], actor=people.clerk(waiting[1].body))


def test_a_withdrawn_paper_killed_halfway_leaves_the_agenda_once(waiting, monkeypatch):
    item, paper = waiting
    withdraw_paper(paper, "überholt", on=date(2026, 3, 20), actor=people.clerk(paper.body))

    killed_then_twice(queued("agendas.tasks.paper_withdrawn"), monkeypatch, agenda, "record")

    item.refresh_from_db()
    assert item.state == AgendaItem.State.REMOVED
    assert AuditEntry.objects.filter(operation="agendas.drop_paper").count() == 1


def test_results_hidden_halfway_are_hidden_once(waiting, monkeypatch):
    _item, paper = waiting
    make_nonpublic(paper, "Personenbezogene Angaben", actor=people.clerk(paper.body))

    killed_then_twice(queued("decisions.tasks.paper_hidden"), monkeypatch, outcome, "record")

    assert AuditEntry.objects.filter(operation="decisions.hide_results").count() == 1
