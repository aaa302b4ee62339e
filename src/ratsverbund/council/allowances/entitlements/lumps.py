"""Monthly lump sums: who holds which paid office in a month, and what the law says to it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.decision import Decision, plain
from ratsverbund.charter.engine import RULES, Law
from ratsverbund.charter.rules.allowance import OFFICES, AllowanceFacts
from ratsverbund.charter.rules.allowance import Office as PaidOffice
from ratsverbund.charter.rules.chair_allowance import ChairFacts
from ratsverbund.charter.rules.counts import Count
from ratsverbund.charter.rules.paid_deputies import FactionFacts, paid_deputies
from ratsverbund.council.allowances.entitlements.year import (
    Kind,
    Row,
    Year,
    holds_on,
    last_day,
    local_day_of,
    part_of,
    written,
)
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.organizations.models import Membership, Office, Organization

Role = Membership.Role
LEADING = {Role.FIRST_DEPUTY: 0, Role.DEPUTY: 1}


@dataclass(frozen=True)
class Line:
    """One amount for one person: what the law says, or why it cannot say it."""

    person: int
    name: str
    sort: str
    institution: str
    day: date
    key: str
    label: str
    facts: Any
    basis: dict[str, Any] | None = None
    amount: Decimal | None = None
    obstacle: str = ""
    meeting: int | None = None
    session: int | None = None

    @property
    def given(self) -> dict[str, Any]:
        """The facts as JSON."""
        kept: dict[str, Any] = plain(self.facts)
        return kept


@dataclass(frozen=True)
class Held:
    """One paid office of a person on days of a month."""

    person: Row
    office: PaidOffice
    days: tuple[date, date]
    faction_members: int | None = None


def lump_lines(year: Year, month: date) -> Iterator[Line]:
    """Every lump sum of a month: mandates and offices together, chairs each for itself."""
    together: dict[tuple[int, tuple[date, date]], list[Held]] = defaultdict(list)
    for held in offices_in(year, month):
        together[held.person["person"], held.days].append(held)
    for part in together.values():
        yield from allowance_lines(year, month, part)
    yield from chair_lines(year, month)


def offices_in(year: Year, month: date) -> Iterator[Held]:
    """The paid offices of a month; the mayor has a salary instead."""
    mayors = year.mayors()
    for row in year.seats(Kind.COUNCIL):
        if (days := part_of(row, month)) and row["person"] not in mayors:
            yield Held(row, "member", days)
    deputies = [row for row in year.body.year_holdings if row["kind"] == Office.Kind.DEPUTY_MAYOR]
    first = min((row["office"] for row in deputies), default=None)
    for row in deputies:
        if days := part_of(row, month):
            yield Held(
                row, "first_deputy_mayor" if row["office"] == first else "deputy_mayor", days
            )
    for row in year.seats(Kind.DISTRICT):
        if row["role"] == Role.HEAD and (days := part_of(row, month)):
            yield Held(row, "district_head", days)
    yield from leaders_in(year, month)


def leaders_in(year: Year, month: date) -> Iterator[Held]:
    """Who leads a Fraktion, and as many deputies as its size allows to pay."""
    factions: dict[int, list[Row]] = defaultdict(list)
    for row in year.seats(Kind.FACTION):
        if part_of(row, month):
            factions[row["organization"]].append(row)
    for rows in factions.values():
        size = faction_size(rows, month)
        deputies = sorted(
            (row for row in rows if row["role"] in LEADING),
            key=lambda row: (LEADING[row["role"]], row["sort"]),
        )
        chairs = [row for row in rows if row["role"] == Role.CHAIR]
        for row in chairs:
            yield Held(row, "faction_chair", some_part(row, month), size.number)
        counted = paid_deputies(year.law(month), FactionFacts(month, (size,)))
        for row in deputies[: counted.settled if counted.known else 0]:
            yield Held(row, "deputy_faction_chair", some_part(row, month))


def faction_size(rows: list[Row], month: date) -> Count:
    """The members of a Fraktion on the first of a month, or on the first day it has any."""
    day = max(month, min(date.fromisoformat(row["start"]) for row in rows))
    return Count(month, sum(holds_on(row, day) for row in rows))


def some_part(row: Row, month: date) -> tuple[date, date]:
    """The days of a month on which a row holds that is known to hold on some."""
    days = part_of(row, month)
    assert days is not None  # noqa: S101 - the caller has asked
    return days


def allowance_lines(year: Year, month: date, held: list[Held]) -> Iterator[Line]:
    """One line for what is known of a person's offices, one for each figure that is lacking."""
    law = year.law(held[0].days[0])
    asked = [facts_of(year, month, held)]
    if not answer(law, "allowance", asked[0]).known:
        alone = [(one, facts_of(year, month, [one])) for one in held]
        certain = [one for one, facts in alone if answer(law, "allowance", facts).known]
        asked = [facts for one, facts in alone if one not in certain]
        asked += [facts_of(year, month, certain)] if certain else []
    for facts in asked:
        yield allowance_line(year, month, held[0], facts)


def facts_of(year: Year, month: date, held: list[Held]) -> AllowanceFacts:
    """What the rule asks about a person's offices held on the same days."""
    first, last = held[0].days
    whole = (first, last) == (month, last_day(month))
    sizes = [one.faction_members for one in held if one.faction_members is not None]
    return AllowanceFacts(
        offices=tuple(one.office for one in held),
        population=year.population(first),
        days=None if whole else (last - first).days + 1,
        faction_members=sizes[0] if sizes else None,
    )


def allowance_line(year: Year, month: date, held: Held, facts: AllowanceFacts) -> Line:
    """The line of one person's offices in a month; its key says which days it is for."""
    first, last = held.days
    decision = answer(year.law(first), "allowance", facts)
    key = "allowance" if facts.days is None else f"allowance:{first.day}-{last.day}"
    label = ", ".join(OFFICES[office] for office in facts.offices)
    return line_of(held.person, "allowance", month, key, label, facts, decision)


def chair_lines(year: Year, month: date) -> Iterator[Line]:
    """The chairs of committees; a chair by session without a session gets no line."""
    mayors = year.mayors()
    for row in year.seats(Kind.COMMITTEE):
        days = part_of(row, month)
        if row["role"] != Role.CHAIR or row["person"] in mayors or days is None:
            continue
        facts = ChairFacts(
            committee=row["organization_name"],
            sessions_chaired=chaired(year, row, month),
            population=year.population(days[0]),
            election_review=row["task"] == Organization.Task.ELECTION,
        )
        decision = answer(year.law(days[0]), "chair_allowance", facts)
        if facts.sessions_chaired or (decision.known and decision.settled):
            label = f"Vorsitz: {row['organization_name']}"
            key = f"chair:{row['organization']}"
            yield line_of(row, "chair_allowance", month, key, label, facts, decision)


def chaired(year: Year, seat: Row, month: date) -> int:
    """The closed meetings of the month at which the chair of the committee was present."""
    return len(
        {
            row["meeting"]
            for row in year.body.year_presences
            if row["person"] == seat["person"]
            and row["organization"] == seat["organization"]
            and local_day_of(row["at"]).replace(day=1) == month
            and holds_on(seat, local_day_of(row["at"]))
        }
    )


def answer(law: Law, institution: str, facts: Any) -> Decision[Any]:
    """Ask an institution of the charter."""
    return RULES[institution](law, facts)


def line_of(
    person: Row,
    institution: str,
    day: date,
    key: str,
    label: str,
    facts: Any,
    decision: Decision[Any],
    **more: Any,
) -> Line:
    """One line: the amount with its reasons, or the sentence that says what is lacking."""
    known = {"basis": decision.as_json(), "amount": decision.settled} if decision.known else {}
    return Line(
        person["person"],
        written(person),
        person["sort"],
        institution,
        day,
        key,
        label,
        facts,
        **known,
        obstacle="" if known else obstacle(decision),
        **more,
    )


def obstacle(decision: Decision[Any]) -> str:
    """Say what is lacking, and which table or page to fill."""
    if "population" in decision.needs:
        return _(
            "Es fehlt die Einwohnerzahl, mit der der Rat gewählt wurde. Tragen Sie sie bei der "
            "Wahlperiode der Körperschaft ein."
        )
    try:
        decision.settled  # noqa: B018 - it refuses with the sentence
    except LawUnknown as lacking:
        return str(lacking)
    return ""
