"""Proportions of the town's flag (Banner)."""

from dataclasses import dataclass
from decimal import Decimal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class FlagFacts:
    """The length of the cloth in any unit."""

    length: Decimal = fact("Länge")

    def __post_init__(self) -> None:
        if self.length <= 0:
            raise FactsError("Die Länge muss größer als null sein. Bitte berichtigen.")


@dataclass(frozen=True, slots=True)
class FlagSize:
    """The width of the cloth and of each stripe, in the unit of the length."""

    width: Decimal
    stripes: tuple[Decimal, ...]


@rule("flag", duty=Duty.COMPUTE, facts=FlagFacts, title="Maße der Flagge")
def flag(law: Law, facts: FlagFacts) -> Decision[FlagSize]:
    """Compute width and stripes from the length. Source: the charter's norm on the flag."""
    width = facts.length * law.amount("flag.width") / law.amount("flag.length")
    parts = [Decimal(part) for part in law.words("flag.stripes")]
    stripes = tuple((width * part / sum(parts)).normalize() for part in parts)
    shown = " : ".join(f"{stripe:f}" for stripe in stripes)
    says = f"Breite {width.normalize():f}, Streifen {shown}."
    plain_stripes = tuple(Decimal(f"{stripe:f}") for stripe in stripes)
    size = FlagSize(Decimal(f"{width.normalize():f}"), plain_stripes)
    return decided(size, law.reason("flag.proportions", says))
