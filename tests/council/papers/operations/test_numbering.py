"""Numbers without gaps and saves without loss when several act at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import PaperVersion, ReferenceSeries
from ratsverbund.council.papers.wording import Proposal, Wording
from ratsverbund.kernel.errors import DomainError
from tests.factories import people

AT_ONCE = 6


@pytest.fixture
def clerk(committed):
    return people.clerk(people.body())


@pytest.fixture
def wording(clerk):
    town = clerk.roles.get().body
    council = people.organization(town)
    return Wording(title="Brücke", day=date(2026, 3, 2), proposals=(Proposal(council, "Ja."),))


@pytest.fixture
def write(clerk, wording):
    """A function that writes a draft and commits it."""
    return lambda: operations.create_paper(clerk.roles.get().body, wording, actor=clerk)


def at_once(acts):
    """Do everything at the same moment, each on a connection of its own; return the outcomes."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait(timeout=20)
            return act()
        except DomainError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def releasing(paper, clerk):
    return lambda: operations.release_paper(paper, actor=clerk).reference


def test_papers_released_at_the_same_moment_get_numbers_without_gap(write, clerk):
    papers = [write() for _ in range(AT_ONCE)]

    references = at_once([releasing(paper, clerk) for paper in papers])

    assert sorted(references) == [f"2026/{number:03d}" for number in range(1, AT_ONCE + 1)]


def test_a_release_refused_among_others_takes_no_number(write, clerk):
    papers = [write() for _ in range(AT_ONCE)]
    papers[0].consultations.all().delete()

    references = at_once([releasing(paper, clerk) for paper in papers])

    assert sorted(references) == [
        *(f"2026/{number:03d}" for number in range(1, AT_ONCE)),
        "RuleViolated",
    ]


def test_one_paper_released_twice_at_the_same_moment_gets_one_number(write, clerk):
    paper = write()

    outcomes = at_once([releasing(paper, clerk)] * 2)

    assert sorted(outcomes) == ["2026/001", "IllegalTransition"]
    assert ReferenceSeries.objects.get(body=paper.body).last == 1


def test_of_two_saves_at_the_same_moment_one_is_refused(write, wording, clerk):
    paper = write()

    def saving(title):
        text = replace(wording, title=title)
        return lambda: operations.edit_paper(paper, text, seen=1, actor=clerk).title

    outcomes = at_once([saving("Fassung A"), saving("Fassung B")])

    winner = next(outcome for outcome in outcomes if outcome != "Overtaken")
    titles = [each.wording["title"] for each in PaperVersion.objects.filter(paper=paper)]
    assert sorted(outcomes) == [winner, "Overtaken"]
    assert titles == ["Brücke", winner]
