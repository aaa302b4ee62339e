"""A town on its way into a network, step by step."""

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import FactionCount, Tally
from ratsverbund.kernel import events
from ratsverbund.kernel.models import Delivery
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.operations import enrol_member
from tests.factories import council, network, people


@pytest.fixture
def way(db):
    """A town whose paper asks main committee and council, tied to a network with dues."""
    town = people.body("Musterstadt", address="Marktplatz 1\n12345 Musterstadt")
    people.term(town)
    people.population(town, 43163, date(2020, 12, 31))
    main, chamber = people.main_committee(town), people.organization(town, "Rat der Stadt")
    net = network.network()
    land = people.body("Land Nordrhein-Westfalen", kind="state")
    network.scale(net)
    network.taken_over(net, land)
    office = people.office(town, name_feminine="Technische Beigeordnete")
    holder = people.holding(office, people.person("Till", "Technik")).person
    paper = people.published(
        council.paper(town, "Beitritt zum Netzwerk Innenstadt NRW", day=date(2021, 3, 1))
    )
    first = council.proposal(paper, main, text="Der Beitritt wird beschlossen.")
    second = council.proposal(paper, chamber, text="Vertreter ist der Technische Beigeordnete.")
    items = {}
    for name, organization, proposal, day in (
        ("committee", main, first, 10), ("council", chamber, second, 17),
    ):  # fmt: skip
        consultation = council.consultation(paper, organization, proposal)
        meeting = council.meeting(organization, datetime(2021, 3, day, 17, 0, tzinfo=UTC))
        council.present(meeting, 15 if name == "committee" else 45)
        items[name] = council.item(meeting, consultation)
    return SimpleNamespace(
        town=town, net=net, land=land, office=office, holder=holder, paper=paper, first=first,
        second=second, committee=items["committee"], council=items["council"],
        clerk=people.clerk(town), mayor=people.role("mayor", town),
        bureau=network.network_office(net), stranger=people.account("Fremd"),
    )  # fmt: skip


@pytest.fixture
def prepared(way):
    """The accession as a clerk prepared it."""
    way.accession = operations.prepare_accession(
        way.net, way.paper, way.first, actor=way.clerk, delegate_proposal=way.second,
        office=way.office,
    )  # fmt: skip
    return way


def text(client, way):
    """The words of the case page."""
    page = client.get(f"/vorgaenge/{way.accession.pk}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")


def vote(way, item, yes, no=0, abstentions=0, factions=()):
    """Record a vote as the clerk would."""
    tally = Tally(yes, no, abstentions, factions=factions)
    return record_vote(item, tally, actor=way.clerk, at=item.meeting.starts_at)


def adopt_both(way):
    """Let committee and council adopt; the council votes by Fraktionen, 43 : 0 : 2."""
    vote(way, way.committee, 15)
    parts = (
        FactionCount("CDU", 20, 0, 1),
        FactionCount("SPD", 12),
        FactionCount("Grüne", 11, 0, 1),
    )
    way.resolution = vote(way, way.council, 43, 0, 2, parts)


@pytest.fixture
def authorised(prepared, run_jobs):
    """Both resolutions are adopted and the declaration is written."""
    adopt_both(prepared)
    run_jobs()
    prepared.accession.refresh_from_db()
    return prepared


@pytest.fixture
def declared(authorised, run_jobs):
    """The mayor has signed."""
    operations.sign_declaration(authorised.accession, actor=authorised.mayor, on=date(2021, 4, 1))
    run_jobs()
    authorised.accession.refresh_from_db()
    return authorised


@pytest.fixture
def joined(declared):
    """The office has confirmed; confirmation and assessments are made, their notices wait."""
    declared.member = operations.confirm_accession(
        declared.accession, actor=declared.bureau, on=date(2021, 4, 15)
    )
    for delivery in Delivery.objects.filter(state="pending", event__name="MembershipConfirmed"):
        events.deliver(delivery.pk)
    declared.accession.refresh_from_db()
    return declared


@pytest.fixture
def enrolled(way):
    """A second town the office entered as a member."""
    other = people.body("Nachbarstadt")
    people.population(other, 20000, date(2020, 12, 31))
    return enrol_member(way.net, other, date(2020, 1, 1), actor=SYSTEM, source="Testquelle")
