"""Allowances of a year: one council, and 400 councils under 400 charters, each amount cited."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from benchmarks.measure import FEWEST, Cost, held, repeats, timed
from benchmarks.peer import NoPeerError, Peer, started
from benchmarks.report import Finding, Target
from ratsverbund.charter.bundle import law_of
from ratsverbund.charter.engine import Law, decide_all, decide_days
from ratsverbund.charter.rules.allowance import AllowanceFacts, Office, allowance
from ratsverbund.charter.works import Draft, Figure

COUNCILS = 400
YEAR = 2024  # every figure below was read in its source for this year
DAYS = [date(YEAR, month, 1) for month in range(1, 13)]
SEATS: list[tuple[Office, ...]] = [
    ("member", "first_deputy_mayor"),
    *[("member", "deputy_mayor")] * 2,
    *[("member", "district_head")] * 5,
    *[("member",)] * 42,
]


@dataclass(frozen=True)
class Council:
    """One council: its population, the law of its own charter, the offices of each member."""

    population: int
    law: Law
    members: list[tuple[Office, ...]]

    def facts(self) -> list[AllowanceFacts]:
        """Return the facts of each member; who holds the same offices shares them."""
        known = {seat: AllowanceFacts(seat, self.population) for seat in set(self.members)}
        return [known[seat] for seat in self.members]


def councils(number: int) -> list[Council]:
    """Invent councils: no two have the same charter or the same population."""
    return [council(place, 5_000 + 997 * place) for place in range(number)]


def council(place: int, population: int) -> Council:
    """Invent one council; its charter sets two of the figures itself."""
    figures: dict[str, Figure] = {
        "allowance.deputy_mayor": Decimal("1.50") + Decimal(place) / 400,
        "allowance.district_head_amount": Decimal("260.10") + Decimal(place) / 20,
    }
    law = law_of("heinsberg", DAYS[0]).under(Draft("Satzung der Stadt", figures))
    return Council(population, law, SEATS)


def settle(those: list[Council]) -> list[Any]:
    """Settle a year: month by month, member by member, a decision for each."""
    return [
        decision
        for one in those
        for month in decide_days(allowance, one.law, DAYS, one.facts())
        for decision in month
    ]


def month_by_month(those: list[Council]) -> list[Any]:
    """Settle the same with a law of its own for every month."""
    return [
        decision
        for one in those
        for day in DAYS
        for decision in decide_all(allowance, one.law.on(day), one.facts())
    ]


def workload(those: list[Council]) -> dict[str, Any]:
    """Write the same law and the same members for the peer."""
    law = law_of("heinsberg", DAYS[0])
    lump = law.fresh().figure("allowance.full_lump")
    members = [(one, offices) for one in those for offices in one.members]
    named = ("first_deputy_mayor", "deputy_mayor", "district_head")
    own = {"deputy_mayor_factor": "deputy_mayor", "district_head_amount": "district_head_amount"}
    return {
        "law": {
            "day": DAYS[0].isoformat(),
            "full_lump": [[row.first, float(row.value)] for row in lump],
            "first_deputy_mayor": float(law.fresh().amount("allowance.first_deputy_mayor")),
            "ceiling_factor": float(law.fresh().amount("allowance.ceiling_factor")),
        },
        "months": [f"{day:%Y-%m}" for day in DAYS],
        "inputs": {
            "population": [one.population for one, _ in members],
            **{name: [float(name in offices) for _, offices in members] for name in named},
            **{
                name: [float(one.law.fresh().amount(f"allowance.{key}")) for one, _ in members]
                for name, key in own.items()
            },
        },
    }


def measure(scale: float) -> Finding:
    """Settle beside OpenFisca-Core: peer, product, peer.

    Both start from the same plain records and end with an amount in exact cents, its norm and
    its law for each person and month.
    """
    those = councils(max(2, round(COUNCILS * scale)))
    amounts = len(those) * len(SEATS) * len(DAYS)
    title = f"{amounts:,} monthly allowances of {len(those)} councils under as many charters"
    with ExitStack() as stack:
        try:
            one = stack.enter_context(started(workload(those[:1])))
            all_of_them = stack.enter_context(started(workload(those)))
        except NoPeerError as why:
            return without_peer(title, those, str(why), scale)
        small = beside(one, lambda: settle(those[:1]), repeats(scale))
        large = beside(all_of_them, lambda: settle(those), repeats(scale))
        vectors = Cost(*all_of_them.timed("vectors", repeats(scale)))
        note = agreement(all_of_them, those)
    ratio, of_one = (ours.cpu / peer.cpu for peer, ours in (large, small))
    return Finding(
        title,
        {
            "OpenFisca-Core, 1 council": small[0],
            "decisions, 1 council": small[1],
            "OpenFisca-Core": large[0],
            "its vectors alone": vectors,
            "decisions": large[1],
            "decisions, a law a month": Cost(*timed(lambda: month_by_month(those), FEWEST)),
        },
        ratio,
        [
            Target("CPU", ratio, 1.5, "× OpenFisca"),
            Target("one council's CPU", of_one, 1, "× OpenFisca"),
        ],
        [note, f"{large[1].cpu / vectors.cpu:.0f} × the CPU of OpenFisca's vectors alone"],
    )


def beside(peer: Peer, ours: Callable[[], object], times: int) -> tuple[Cost, Cost]:
    """Measure in the order peer, product, peer."""
    half = -(-times // 2)
    peer.timed("settle", 2)
    ours()
    first = peer.timed("settle", half)
    middle = timed(ours, times)
    last = peer.timed("settle", half)
    walls, cpus = ([*one, *other] for one, other in zip(first, last, strict=True))
    return Cost(walls, cpus), Cost(*middle, 0, 0, held(ours))


def agreement(peer: Peer, those: list[Council]) -> str:
    """Tell how far both came to the same amounts; the peer has its months outermost."""
    ours = [[decision.value for decision in settle([one])] for one in those]
    seats = len(SEATS)
    ordered = [
        amount
        for month in range(len(DAYS))
        for one in ours
        for amount in one[month * seats : (month + 1) * seats]
    ]
    pairs = list(zip(ordered, peer.amounts, strict=True))
    same = sum(amount == round(Decimal(other), 2) for amount, other in pairs)
    furthest = max(abs(float(amount) - other) for amount, other in pairs)
    return (
        f"{same:,} of {len(pairs):,} amounts agree to the cent; the furthest lie "
        f"{furthest:.4f} EUR apart (the peer counts in float32, without citations)"
    )


def without_peer(title: str, those: list[Council], why: str, scale: float) -> Finding:
    """Say that nothing could be compared, and measure the product alone."""
    ours = Cost(*timed(lambda: settle(those), repeats(scale)), 0, 0)
    return Finding(title, {"decisions": ours}, None, [], [f"OpenFisca-Core is not here: {why}"])
