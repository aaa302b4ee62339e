"""Matters, delegations, a contract and a call-in of the demonstration; persons are fictional."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from ratsverbund.config.demonstration.allowances import council_of
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.competence.operations import (
    enter_delegation,
    record_contract,
    record_matter,
    sign_call_in,
    start_call_in,
)
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

# Papers of the past, what they are about, and the value in EUR.
PAPERS = (
    ("Erwerb einer Fläche für einen Spielplatz in Lieck", "land", "92000.00"),
    ("Sanierung der Sporthalle am Schulzentrum", "contract_award", "480000.00"),
)
DEBTOR = "Musterbau Beispiel GmbH (erfunden)"
WAIVERS = (120, 60, 5)  # days ago


def register(world: World) -> None:
    """Fill the registers: two papers, three waivers, two entries, a contract, a call-in."""
    town, today = world.heinsberg, timezone.localdate()
    for title, kind, amount in PAPERS:
        for paper in Paper.objects.filter(body=town, title=title):
            record_matter(
                town, kind=kind, day=paper.day, title=title, paper=paper, amount=Decimal(amount),
                actor=DEMONSTRATION,
            )  # fmt: skip
    for ago in WAIVERS:
        record_matter(
            town, kind="claim_waiver", day=today - timedelta(ago), title="Säumniszuschläge",
            amount=Decimal("2000.00"), counterparty=DEBTOR, actor=DEMONSTRATION,
        )  # fmt: skip
    delegate(town)
    members = council_of(town)
    record_contract(
        town, person=members[6], day=today - timedelta(3), title="Malerarbeiten im Bürgerhaus",
        matter="contract_award", amount=Decimal("9400.00"), tender="2026-11 (erfunden)",
        actor=DEMONSTRATION,
    )  # fmt: skip
    motion = start_call_in(
        town, subject="Umgestaltung des Burgparks", actor=DEMONSTRATION,
        reason="Die Entscheidung prägt das Ortsbild über Jahrzehnte.",
    )  # fmt: skip
    for person in members[:9]:
        sign_call_in(motion, person, actor=DEMONSTRATION)


def delegate(town: Body) -> None:
    """Enter one delegation of the main committee and one reservation of the council."""
    seats = {o.organization_type: o for o in Organization.objects.filter(body=town)}
    main = Organization.objects.get(body=town, task=Organization.Task.MAIN)
    start = date(2025, 12, 1)
    enter_delegation(
        main, direction="delegated", matter="finance", subject="Stundung städtischer Forderungen",
        limit=Decimal("10000.00"), resolution="Beschluss vom 01.12.2025 (erfunden)", start=start,
        end=None, actor=DEMONSTRATION,
    )  # fmt: skip
    enter_delegation(
        seats[Organization.Type.COUNCIL], direction="reserved", matter="day_to_day",
        subject="Sondernutzung des Marktplatzes", limit=None,
        resolution="Beschluss vom 03.12.2025 (erfunden)", start=start, end=None,
        actor=DEMONSTRATION,
    )  # fmt: skip
