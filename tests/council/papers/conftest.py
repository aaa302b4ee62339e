"""A town with a council, its main committee, a clerk and the paper of the accession."""

from datetime import date
from pathlib import Path

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.wording import Proposal, Wording
from tests.factories import people

SEED = Path(__file__).parents[3].parent / "shared/seeds/000_2e2c10275b076306.txt"


@pytest.fixture
def town(db):
    return people.heinsberg()


@pytest.fixture
def council(town):
    return people.organization(town, "Rat der Stadt Heinsberg", short_name="Rat")


@pytest.fixture
def committee(town):
    return people.main_committee(town)


@pytest.fixture
def clerk(town):
    return people.clerk(town)


@pytest.fixture
def member(town):
    return people.role("member", town)


@pytest.fixture
def outsider(db):
    return people.clerk(people.body("Nachbarstadt"))


@pytest.fixture
def wording(committee, council):
    return Wording(
        title="Beitritt zum Netzwerk",
        day=date(2026, 3, 2),
        office="Amt für Stadtentwicklung",
        reasoning="Der Austausch hilft der Innenstadt.",
        financial_effect="2.000,00 € im Jahr.",
        proposals=(
            Proposal(committee, "Der Beitritt wird beschlossen."),
            Proposal(council, "Der Technische Beigeordnete wird als Vertreter bestimmt."),
        ),
    )


@pytest.fixture
def draft(town, wording, clerk):
    return operations.create_paper(town, wording, actor=clerk)


@pytest.fixture
def seed():
    return SEED.read_bytes()
