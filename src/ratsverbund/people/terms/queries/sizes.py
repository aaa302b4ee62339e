"""How large the Fraktionen of a term were on which day, and who is paid for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ratsverbund.charter.rules.counts import Count, number_on
from ratsverbund.charter.rules.paid_deputies import FactionFacts, paid_deputies
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.mandates.roster import Roster, Type, runs
from ratsverbund.people.organizations.models import Organization

WIDTH, HEIGHT, TALL = 600, 64, 40


@dataclass(frozen=True)
class Band:
    """A Fraktion's size as steps in a picture: `x`, `y`, `width`, `height`, `size`, `day`."""

    name: str
    top: int
    steps: list[dict[str, Any]]


def size_steps(roster: Roster, faction: Organization, start: date, end: date) -> list[Count]:
    """The size of a Fraktion from each day on which it changed."""
    seats = [seat for seat in roster.seats if seat.organization is faction]
    days = {start} | {seat.start for seat in seats if start <= seat.start <= end}
    days |= {seat.end + timedelta(days=1) for seat in seats if seat.end and start <= seat.end < end}
    steps: list[Count] = []
    for day in sorted(days):
        size = sum(1 for seat in seats if runs(seat, day))
        if not steps or steps[-1].number != size:
            steps.append(Count(day, size))
    return steps


def bands_of(roster: Roster, start: date, end: date) -> tuple[list[Band], list[list[Any]]]:
    """A picture of all sizes from start to end, and the same as rows of a table.

    Rows: Fraktion, day, size, paid deputies, decision.
    Source: § 8 Abs. 4 Hauptsatzung Heinsberg, § 46 GO NRW.
    """
    factions = [
        each for each in roster.organizations
        if each.organization_type == Type.FACTION
        and (each.end is None or each.end >= start) and (each.start is None or each.start <= end)
    ]  # fmt: skip
    found = [(each, size_steps(roster, each, start, end)) for each in factions]
    most = max((step.number for _each, steps in found for step in steps), default=1) or 1
    bands = [
        band(each.short_name, place * HEIGHT, steps, start, end, most)
        for place, (each, steps) in enumerate(found)
    ]
    rows = [
        [each.short_name, day, number_on(steps, day), *paid(roster, steps, day)]
        for each, steps in found
        for day in told_days(steps, end)
    ]
    return bands, rows


def told_days(steps: list[Count], end: date) -> list[date]:
    """The days on which a size changed, and the first of the month after, when it counts."""
    changed = [step.since for step in steps]
    months = [(day.replace(day=1) + timedelta(days=32)).replace(day=1) for day in changed[1:]]
    return sorted({*changed, *(day for day in months if day <= end)})


def band(name: str, top: int, steps: list[Count], start: date, end: date, most: int) -> Band:
    """Lay the steps of one Fraktion on the axis of the term."""
    span = max((end - start).days, 1)
    drawn = []
    for place, step in enumerate(steps):
        until = steps[place + 1].since if place + 1 < len(steps) else end
        height = round(TALL * step.number / most, 1)
        drawn.append(
            {
                "x": round((step.since - start).days / span * WIDTH, 1),
                "width": round(max((until - step.since).days, 1) / span * WIDTH, 1),
                "y": top + HEIGHT - height,
                "height": height,
                "size": step.number,
                "day": step.since,
            }
        )
    return Band(name, top, drawn)


def paid(roster: Roster, steps: list[Count], day: date) -> tuple[int | None, Any]:
    """How many deputy leaders are paid from a day on: by the size on the first of the month."""
    law = law_of(roster.body, day)
    if not law.regulates("paid_deputies.count"):
        return None, None
    known = tuple(steps) if steps[0].since <= day.replace(day=1) else (
        Count(day.replace(day=1), 0), *steps,
    )  # fmt: skip
    decision = paid_deputies(law, FactionFacts(day, known))
    return (decision.settled if decision.known else None), decision.as_json()
