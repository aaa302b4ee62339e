"""A town that wants to raise the standard rate of its charter."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from ratsverbund.charter.works import Draft
from ratsverbund.council.charters import operations
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.papers.models import Paper
from tests.factories import council as papers
from tests.factories import people

RATE = "loss_of_earnings.standard_rate"
NORM = "hs/§8(3)a#2"
TITLE = "6. Satzung zur Änderung der Hauptsatzung"
EVENING = datetime(2026, 2, 11, 17, 0, tzinfo=UTC)


def raised(title=TITLE, rate="22.00", **fields):
    """A draft that raises the standard rate."""
    return Draft(title, {RATE: Decimal(rate)}, **fields)


@pytest.fixture
def town(db):
    """Heinsberg with council, clerk, mayor, administration, and a clerk of another town."""
    body = people.heinsberg()
    return SimpleNamespace(
        body=body,
        council=people.organization(body),
        clerk=people.clerk(body),
        mayor=people.role("mayor", body),
        member=people.role("member", body),
        other=people.clerk(people.body("Anderswo")),
    )


@pytest.fixture
def drafted(town):
    """The draft a clerk wrote."""
    town.amendment = operations.draft_amendment(town.body, raised(), actor=town.clerk)
    return town


@pytest.fixture
def submitted(drafted):
    """The draft, simulated for 2026 and brought before the council as a paper."""
    operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk)
    drafted.amendment = operations.submit_amendment(
        drafted.amendment, "Der Satz stammt aus dem Jahr 2020.", actor=drafted.clerk
    )
    drafted.paper = drafted.amendment.paper
    return drafted


def put_to_the_vote(town, yes, no, abstentions=0, **fields):
    """Let the council vote on the paper in February 2026, as its clerk records it."""
    Paper.objects.filter(pk=town.paper.pk).update(state="released", reference="2026/030")
    station = town.paper.consultations.get()
    meeting = papers.meeting(town.council, EVENING, convened_on=date(2026, 1, 28))
    papers.present(meeting, 45)
    town.item = papers.item(meeting, station)
    tally = Tally(yes, no, abstentions)
    return record_vote(town.item, tally, actor=town.clerk, at=EVENING, **fields)


@pytest.fixture
def adopted(submitted, run_jobs):
    """The council adopted it with 23 of 45."""
    submitted.resolution = put_to_the_vote(submitted, 23, 20, 2)
    run_jobs()
    submitted.amendment.refresh_from_db()
    return submitted


@pytest.fixture
def ordered(adopted):
    """The mayor signed it on 20.02.2026."""
    adopted.amendment = operations.order_notice(
        adopted.amendment, date(2026, 2, 20), actor=adopted.mayor
    )
    return adopted
