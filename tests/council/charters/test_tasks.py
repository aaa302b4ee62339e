"""The handlers of amendments, run twice and killed between their steps."""

from datetime import date

from django.utils import timezone

from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.operations import outcome
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import correct_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.papers.operations import withdraw_paper
from ratsverbund.kernel.models import AuditEntry
from tests.council.charters.conftest import put_to_the_vote
from tests.factories import council as papers
from tests.network.accessions.test_tasks import killed_then_twice, waiting


def state():
    """The state of the one amendment."""
    return CharterAmendment.objects.get().state


def test_an_adopted_paper_adopts_the_amendment_once(submitted, monkeypatch):
    put_to_the_vote(submitted, 23, 20, 2)

    killed_then_twice(waiting("charters.tasks.resolution_adopted"), monkeypatch, outcome, "record")

    assert state() == "adopted"
    assert AuditEntry.objects.filter(operation="charters.note_resolution").count() == 1


def test_a_rejected_paper_ends_the_amendment_once(submitted, monkeypatch):
    put_to_the_vote(submitted, 22, 20, 2)

    killed_then_twice(waiting("charters.tasks.resolution_rejected"), monkeypatch, outcome, "record")

    assert state() == "rejected"


def test_a_corrected_vote_is_followed_once(adopted, monkeypatch):
    correct_vote(Vote.objects.get(), Tally(20, 25, 0), "Verzählt", actor=adopted.clerk)

    killed_then_twice(
        waiting("charters.tasks.resolution_corrected"), monkeypatch, outcome, "record"
    )

    assert state() == "rejected"


def test_a_withdrawn_paper_withdraws_the_amendment_once(submitted, monkeypatch):
    day = timezone.localdate()
    withdraw_paper(submitted.paper, "Überholt.", on=day, actor=submitted.clerk)

    killed_then_twice(waiting("charters.tasks.paper_withdrawn"), monkeypatch, outcome, "record")

    assert state() == "withdrawn"


def test_a_resolution_replaced_before_it_was_noted_counts_for_nothing(submitted, run_jobs):
    put_to_the_vote(submitted, 23, 20, 2)
    correct_vote(Vote.objects.get(), Tally(20, 25, 0), "Verzählt", actor=submitted.clerk)

    run_jobs()

    assert state() == "rejected"


def test_advice_of_a_committee_decides_nothing(submitted, run_jobs):
    station = submitted.paper.consultations.get()
    station.authoritative = False
    station.save()

    put_to_the_vote(submitted, 23, 20, 2)
    run_jobs()

    assert state() == "submitted"
    assert Vote.objects.get().majority == "simple"


def test_an_ordinary_paper_touches_no_amendment(submitted, run_jobs):
    other = papers.paper(submitted.body, day=date(2026, 1, 5))
    papers.consultation(other, submitted.council)
    submitted.amendment.paper_id, submitted.paper = None, other

    put_to_the_vote(submitted, 22, 5, 3)
    run_jobs()

    assert state() == "submitted"
    assert (Vote.objects.get().majority, Vote.objects.get().adopted) == ("simple", True)
