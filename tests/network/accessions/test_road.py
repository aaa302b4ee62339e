"""The road from a paper to membership and dues, operation by operation."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.models import Accession
from ratsverbund.network.members.queries import delegate_on
from tests.factories import council, network, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def road():
    """Heinsberg's paper before main committee and council, tied to the network."""
    town = people.heinsberg()
    main, chamber = people.main_committee(town), people.organization(town)
    net = network.network()
    land = people.body("Land Nordrhein-Westfalen", kind="state")
    network.scale(net)
    network.taken_over(net, land)
    office = people.office(town)
    holder = people.holding(office, people.person("Till", "Technik")).person
    paper = council.paper(town, "Beitritt zum Netzwerk Innenstadt NRW")
    first = council.proposal(paper, main, text="Der Beitritt wird beschlossen.")
    second = council.proposal(paper, chamber, text="Der Technische Beigeordnete wird bestimmt.")
    clerk = people.clerk(town)
    accession = operations.prepare_accession(
        net, paper, first, actor=clerk, delegate_proposal=second, office=office
    )
    items = {}
    for organization, proposal, day in ((main, first, 10), (chamber, second, 17)):
        consultation = council.consultation(paper, organization, proposal)
        meeting = council.meeting(organization, datetime(2021, 3, day, 17, 0, tzinfo=UTC))
        items[organization.short_name] = council.item(meeting, consultation)
    return {"town": town, "network": net, "clerk": clerk, "accession": accession,
            "hfa": items["HFA"], "rat": items["Rat"], "holder": holder, "land": land}  # fmt: skip


def test_two_adopted_resolutions_a_signature_and_a_confirmation_make_a_member(road, run_jobs):
    council.present(road["hfa"].meeting, 15)
    council.present(road["rat"].meeting, 45)

    record_vote(road["hfa"], Tally(15, 0, 0), actor=road["clerk"], at=road["hfa"].meeting.starts_at)
    resolution = record_vote(
        road["rat"], Tally(43, 0, 2), actor=road["clerk"], at=road["rat"].meeting.starts_at
    )
    run_jobs()
    accession = road["accession"]
    accession.refresh_from_db()
    assert resolution.label == "einstimmig beschlossen"
    assert accession.state == Accession.State.AUTHORISED
    assert accession.declaration.content[:5] == b"%PDF-"

    mayor = people.role("mayor", road["town"])
    operations.sign_declaration(accession, actor=mayor, on=date(2021, 4, 1))
    office = network.network_office(road["network"])
    member = operations.confirm_accession(accession, actor=office, on=date(2021, 5, 1))
    run_jobs()

    assert member.start == date(2021, 5, 1)
    assert member.bound_until == date(2024, 4, 30)
    assert delegate_on(member, date(2022, 1, 1)).person == road["holder"]
    parts = {a.year: (a.gross, a.member_part, a.payer) for a in member.assessments.all()}
    full, none = Decimal("2000.00"), Decimal("0.00")
    assert [parts[year] for year in (2021, 2022, 2023)] == [(full, none, road["land"])] * 3
    assert parts[2024] == (full, full, None)
    assert all(a.letter for a in member.assessments.all())


def test_a_rejection_by_the_committee_makes_the_councils_item_pointless(road, run_jobs):
    council.present(road["hfa"].meeting, 15)

    record_vote(road["hfa"], Tally(5, 10, 0), actor=road["clerk"], at=road["hfa"].meeting.starts_at)
    run_jobs()

    road["rat"].refresh_from_db()
    road["accession"].refresh_from_db()
    assert road["rat"].resolutions.get().label == "gegenstandslos"
    assert road["accession"].state == Accession.State.REJECTED
