"""What happens to agendas and results when a paper is withdrawn or becomes non-public."""

from datetime import UTC, date, datetime

import pytest

from ratsverbund.council.agendas import operations as agendas
from ratsverbund.council.agendas.operations import items as agenda
from ratsverbund.council.decisions import operations as decisions
from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.council.decisions.operations import outcome
from ratsverbund.council.decisions.tally import FactionCount, Tally
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.operations import make_nonpublic, withdraw_paper
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
    assert item.note == "Vorlage zurückgezogen: überholt"


def test_nobody_drops_a_paper_by_hand(waiting):
    with pytest.raises(NotAllowed, match="von selbst"):
        agendas.drop_paper(waiting[1], actor=people.clerk(waiting[1].body))


def test_results_of_a_paper_that_becomes_nonpublic_go_offline(waiting, run_jobs):
    item, paper = waiting
    council.present(item.meeting, 30)
    clerk = people.clerk(paper.body)
    tally = Tally(30, 0, 0, factions=(FactionCount("CDU", 30),))
    decisions.record_vote(item, tally, actor=clerk, at=item.meeting.starts_at)

    make_nonpublic(paper, "Personenbezogene Angaben", actor=clerk)
    run_jobs()

    for model in (Resolution, Vote, FactionVote):
        assert not model.objects.exclude(published_at=None).exists()


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
