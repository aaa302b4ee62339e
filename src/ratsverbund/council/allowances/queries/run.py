"""A month's run: what is fixed, what would be, what changed since, and what is lacking."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.allowances.entitlements.fees import fee_lines
from ratsverbund.council.allowances.entitlements.lumps import Line, lump_lines
from ratsverbund.council.allowances.entitlements.year import Row, Year, bodies_with_year, written
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.people.bodies.models import Body

Key = tuple[int, str, str]


@dataclass(frozen=True)
class Item:
    """One amount to pay to a person now; `before` is what was fixed for the same earlier."""

    person: int
    name: str
    sort: str
    label: str
    payable: Decimal
    basis: dict[str, Any]
    line: Line | None = None
    row: Row | None = None
    before: Decimal | None = None
    claim: int | None = None


@dataclass(frozen=True)
class Payee:
    """One person with all amounts of a run."""

    name: str
    sort: str
    items: list[Item]

    @property
    def total(self) -> Decimal:
        """What the person gets."""
        return sum((item.payable for item in self.items), Decimal("0.00"))


@dataclass
class Run:
    """The month of a body in three groups."""

    body: Any
    month: date
    done: list[Item] = field(default_factory=list)
    ready: list[Item] = field(default_factory=list)
    blocked: list[Line] = field(default_factory=list)
    runs: int = 0

    @property
    def changed(self) -> list[Item]:
        """What was fixed otherwise before."""
        return [item for item in self.ready if item.before is not None]

    @property
    def due(self) -> Decimal:
        """What fixing would pay out."""
        return total(self.ready)

    @property
    def paid(self) -> Decimal:
        """What has been fixed."""
        return total(self.done)

    @property
    def remarks(self) -> list[str]:
        """What a person should check first, such as figures that are placeholders."""
        said = [point for item in self.ready for point in item.basis["open_points"]]
        return list(dict.fromkeys(said))

    @property
    def obstacles(self) -> list[tuple[str, list[Line]]]:
        """Each sentence that says what is lacking, with those who wait for it."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.blocked:
            found[line.obstacle].append(line)
        return list(found.items())


def total(items: Iterable[Item]) -> Decimal:
    """The sum of amounts to pay."""
    return sum((item.payable for item in items), Decimal("0.00"))


def payees(items: Iterable[Item]) -> list[Payee]:
    """The amounts gathered by person, in the order of their names."""
    found: dict[int, Payee] = {}
    for item in items:
        found.setdefault(item.person, Payee(item.name, item.sort, [])).items.append(item)
    return sorted(found.values(), key=lambda payee: payee.sort)


def run_of(body: Body, month: date) -> Run:
    """The run of a month. One statement."""
    return run_for(bodies_with_year(month.year, month).get(pk=body.pk), month)


def run_for(body: Any, month: date) -> Run:
    """Sort what a month brings; the body came with its year."""
    year = Year(body, month.year)
    run = Run(body, month)
    fixed: dict[Key, list[Row]] = defaultdict(list)
    for row in [*body.year_allowances, *body.year_fees]:
        fixed[row["person"], row["day"], row["key"]].append(row)
        run.done.append(fixed_item(row))
        run.runs = max(run.runs, row["number"])
    open_keys = set()
    for line in [*lump_lines(year, month), *fee_lines(year, month)]:
        key = (line.person, line.day.isoformat(), line.key)
        if line.obstacle:
            open_keys.add(key)
            run.blocked.append(line)
        elif item := open_item(line, fixed.pop(key, [])):
            run.ready.append(item)
    run.ready += [gone(rows[-1]) for key, rows in fixed.items() if is_gone(rows, key, open_keys)]
    for row in body.year_claims:
        group = run.done if row["number"] else run.ready
        group.append(claim_item(row))
        run.runs = max(run.runs, row["number"] or 0)
    return run


def open_item(line: Line, rows: list[Row]) -> Item | None:
    """What is left to pay of a line after what was fixed for it."""
    assert line.amount is not None  # noqa: S101 - lines without an amount are blocked
    assert line.basis is not None  # noqa: S101
    before = Decimal(rows[-1]["amount"]) if rows else None
    if before == line.amount:
        return None
    return Item(
        line.person, line.name, line.sort, line.label, line.amount - (before or 0), line.basis,
        line=line, row=rows[-1] if rows else None, before=before,
    )  # fmt: skip


def is_gone(rows: list[Row], key: Key, open_keys: set[Key]) -> bool:
    """Say whether something was fixed that nothing asks for any more."""
    return key not in open_keys and Decimal(rows[-1]["amount"]) > 0


def gone(row: Row) -> Item:
    """Take back an amount whose ground has gone."""
    before = Decimal(row["amount"])
    basis = row["basis"] | {"value": "0.00"}
    label = f"{row['label']}: entfallen"
    return Item(
        row["person"], written(row), row["sort"], label, -before, basis, row=row, before=before
    )


def fixed_item(row: Row) -> Item:
    """An amount that was fixed."""
    return Item(
        row["person"], written(row), row["sort"], row["label"], Decimal(row["payable"]),
        row["basis"], row=row,
    )  # fmt: skip


def claim_item(row: Row) -> Item:
    """A settled claim as an amount to pay."""
    label = _("Antrag vom %(day)s: %(kind)s") % {
        "day": f"{date.fromisoformat(row['day']):%d.%m.%Y}",
        "kind": LossClaim.Kind(row["kind"]).label,
    }
    return Item(
        row["person"], written(row), row["sort"], label, Decimal(row["payable"]), row["basis"],
        row=row, claim=row["id"],
    )  # fmt: skip
