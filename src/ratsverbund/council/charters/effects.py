"""What a simulation found, as a table shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

AMOUNT = re.compile(r"(?<![\d.,])\d+\.\d+(?= EUR)")
READ = " [V]"  # the mark of a figure somebody has read in its source


@dataclass(frozen=True)
class Line:
    """What a draft changes in one institution; amounts in EUR where it pays."""

    title: str
    asked: int
    changed: int
    before: Decimal
    after: Decimal
    undecided: int = 0
    open_points: tuple[str, ...] = ()
    turns: tuple[dict[str, Any], ...] = ()

    @property
    def pays(self) -> bool:
        """Whether money is at stake."""
        return bool(self.before or self.after)

    @property
    def difference(self) -> Decimal:
        """What it costs more, or less."""
        return self.after - self.before

    @property
    def differs(self) -> bool:
        """Whether the draft changes anything here."""
        return bool(self.changed or self.difference)


def lines_of(effects: Iterable[dict[str, Any]]) -> list[Line]:
    """Read the kept effects, those that differ first."""
    lines = [
        Line(
            one["title"],
            one["asked"],
            one["changed"],
            Decimal(one["before"]),
            Decimal(one["after"]),
            one["undecided"],
            tuple(one["open_points"]),
            tuple(one["turns"]),
        )
        for one in effects
    ]
    return sorted(lines, key=lambda line: not line.differs)


def total_of(lines: Iterable[Line]) -> Line:
    """The sum of all lines."""
    found = list(lines)
    return Line(
        "",
        sum(line.asked for line in found),
        sum(line.changed for line in found),
        sum((line.before for line in found), Decimal("0.00")),
        sum((line.after for line in found), Decimal("0.00")),
        sum(line.undecided for line in found),
    )


def readable(text: str) -> str:
    """Write the amounts in an answer or a figure of the law as Germans do."""
    shown = AMOUNT.sub(lambda found: german(Decimal(found[0])), text)
    return shown.removesuffix(READ)


def german(amount: Decimal) -> str:
    """Write a number with thousands and comma."""
    return f"{amount:,}".translate(str.maketrans(",.", ".,"))


def readable_changes(changes: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Changes of figures or answers as people read them."""
    return [
        {**one, "before": readable(one["before"]), "after": readable(one["after"])}
        for one in changes
    ]
