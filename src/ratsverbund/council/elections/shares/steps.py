"""How seats were shared out, step by step: quotas and remainders, or averages."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count as naturals
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.committee_seats import METHODS

DIVISORS = {"dhondt": 1, "sainte_lague": 2}
COLUMNS = 8


@dataclass(frozen=True)
class Steps:
    """A computation as a table: the first column names the list, the rest are figures."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str = ""

    @property
    def heads(self) -> list[dict[str, Any]]:
        """The columns as a table takes them."""
        first, *others = self.columns
        return [
            {"label": first, "header": True},
            *({"label": other, "numeric": True} for other in others),
        ]


def steps_of(
    method: str, seats: int, votes: Sequence[tuple[str, int]], given: dict[str, int]
) -> Steps:
    """Show how a method comes to the seats; `given` are the seats with the lots drawn."""
    if method == "hare_niemeyer":
        return remainders(seats, votes, given)
    return averages(method, seats, votes, given)


def remainders(seats: int, votes: Sequence[tuple[str, int]], given: dict[str, int]) -> Steps:
    """Whole quotas first, then one seat to each of the largest remainders."""
    total = sum(number for _name, number in votes)
    rows = []
    for name, number in votes:
        quota = Fraction(number * seats, total)
        whole = int(quota)
        got = given.get(name, whole)
        rows.append(
            [name, str(number), written(quota), str(whole), written(quota - whole)]
            + [str(got - whole), str(got)]
        )
    columns = [
        _("Liste"), _("Stimmen"), _("Quote"), _("ganze Sitze"), _("Rest"),
        _("Sitz nach Rest oder Los"), _("Sitze"),
    ]  # fmt: skip
    return Steps(METHODS["hare_niemeyer"], columns, rows)


def averages(
    method: str, seats: int, votes: Sequence[tuple[str, int]], given: dict[str, int]
) -> Steps:
    """The averages of each list; those that got a seat are marked with a star."""
    most = max([*given.values(), 1])
    divisors = [d for d, _n in zip(naturals(1, DIVISORS[method]), range(most + 1), strict=False)]
    divisors = divisors[:COLUMNS]
    rows = []
    for name, number in votes:
        got = given.get(name, 0)
        marked = [
            written(Fraction(number, divisor)) + (" *" if place < got else "")
            for place, divisor in enumerate(divisors)
        ]
        rows.append([name, str(number), *marked, str(got)])
    columns = [_("Liste"), _("Stimmen"), *(f"÷ {divisor}" for divisor in divisors), _("Sitze")]
    return Steps(
        METHODS[method], columns, rows, _("Mit * bezeichnete Höchstzahlen ergeben einen Sitz.")
    )


def written(number: Fraction) -> str:
    """Write a fraction with three decimals, cut off and never rounded up."""
    thousandths = int(number * 1000)
    return f"{thousandths // 1000},{thousandths % 1000:03d}"
