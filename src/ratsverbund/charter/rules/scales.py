"""A network's own dated scale of dues and the measures over it (Beitragsordnung, Maßnahmen)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import FactsError
from ratsverbund.charter.facts import fact
from ratsverbund.kernel.money import round_to_cent

NOTHING = Decimal("0.00")
PRORATIONS = {
    "": "nicht festgelegt",
    "full_year": "voller Jahresbeitrag",
    "months": "je angefangenem Monat",
}
MEASURES = {
    "substitute_payer": "Ein Dritter zahlt",
    "suspend": "Beitrag ausgesetzt",
    "reduce_percent": "Beitrag ermäßigt",
}


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a scale: more than the lower number, up to and including the upper one."""

    lower_exclusive: int = fact("Mehr als … Einwohner")
    upper_inclusive: int | None = fact("Bis einschließlich … Einwohner")
    amount: Decimal = fact("Jahresbeitrag in EUR")

    def holds(self, population: int) -> bool:
        """Tell whether a population falls into this band."""
        upper = self.upper_inclusive
        return population > self.lower_exclusive and (upper is None or population <= upper)

    def __str__(self) -> str:
        if self.upper_inclusive is None:
            return f"über {grouped(self.lower_exclusive)}"
        return f"bis {grouped(self.upper_inclusive)}"


@dataclass(frozen=True, slots=True)
class Scale:
    """A network's dated scale of dues (Beitragsordnung)."""

    name: str = fact("Bezeichnung")
    valid_from: date = fact("Gültig ab")
    valid_to: date | None = fact("Gültig bis")
    source: str = fact("Fundstelle")
    bands: tuple[Band, ...] = fact("Stufen")
    proration: Literal["", "full_year", "months"] = fact(
        "Anteil bei Beitritt im Jahr", "", options=PRORATIONS
    )
    provisional: bool = fact("Vorläufig", False)


@dataclass(frozen=True, slots=True)
class DuesResult:
    """What is due in EUR: the whole, the member's part, another payer's part, and who pays."""

    gross: Decimal
    member: Decimal
    payer_share: Decimal
    payer: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A decision that changes who pays, or how much, for some years."""

    kind: Literal["substitute_payer", "suspend", "reduce_percent"] = fact(
        "Art der Maßnahme", options=MEASURES
    )
    first_year: int = fact("Erstes Jahr")
    last_year: int = fact("Letztes Jahr")
    payer: str = fact("Zahlende Stelle", "")
    percent: Decimal | None = fact("Ermäßigung in Prozent", None)
    source: str = fact("Fundstelle", "")

    def __post_init__(self) -> None:
        if self.last_year < self.first_year:
            raise FactsError(
                f"Die Maßnahme endet {self.last_year}, bevor sie {self.first_year} beginnt. "
                "Bitte die Jahre tauschen."
            )
        outside = self.percent is None or not 0 <= self.percent <= 100
        if self.kind == "reduce_percent" and outside:
            raise FactsError("Die Ermäßigung braucht einen Satz von 0 bis 100 Prozent.")

    def holds(self, year: int) -> bool:
        """Tell whether the measure covers a year."""
        return self.first_year <= year <= self.last_year

    def applied(self, whole: Decimal) -> DuesResult:
        """Divide the dues of a year between the member and others."""
        if self.kind == "substitute_payer":
            return DuesResult(whole, NOTHING, whole, self.payer)
        if self.kind == "suspend":
            return DuesResult(whole, NOTHING, NOTHING, "")
        left = whole * (100 - (self.percent or NOTHING)) / 100
        rounded = round_to_cent(left, reason="kaufmännisch nach der Ermäßigung")
        return DuesResult(whole, rounded.amount, NOTHING, "")


def grouped(number: int) -> str:
    """Write a number with points between thousands."""
    return f"{number:,}".replace(",", ".")
