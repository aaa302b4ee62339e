"""Statutory number of council members (gesetzliche Zahl)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """The population before the election and what a by-law took away."""

    population: int | None = fact("Einwohnerzahl vor der Wahl")
    reduction: int = fact("Minderung durch Satzung", 0)

    def __post_init__(self) -> None:
        not_negative(self, "population", "reduction")
        if self.reduction % 2:
            raise FactsError("Die Minderung muss gerade sein. Bitte in Zweierschritten angeben.")


@rule("council_size", duty=Duty.COMPUTE, facts=CouncilFacts, title="Gesetzliche Zahl des Rates")
def council_size(law: Law, facts: CouncilFacts) -> Decision[int]:
    """Count elected members and, where they count, the mayor.

    Source: KWahlG NRW § 3 Abs. 2; GO NRW § 40 Abs. 2.
    """
    population = need(facts, "population")
    elected = int(str(law.bracket("council_size.elected", population).value))
    largest = law.number("council_size.largest_reduction")
    if facts.reduction > largest:
        raise FactsError(f"Höchstens {largest} Sitze dürfen wegfallen. Bitte die Minderung prüfen.")
    members = elected - facts.reduction
    with_mayor = not law.chooses("statutory_base") or law.choice("statutory_base") == "with_mayor"
    total = members + with_mayor
    table = f"{population} Einwohner: {elected} zu wählende Mitglieder."
    reasons = [law.reason("council_size.elected", table, elected)]
    if facts.reduction:
        less = f"Die Satzung mindert um {facts.reduction} auf {members}."
        reasons.append(law.reason("council_size.largest_reduction", less, members))
    mayor = "zählt mit" if with_mayor else "zählt nicht mit"
    base = law.reason("statutory_majority.base", f"Der Bürgermeister {mayor}: {total}.", total)
    return decided(total, *reasons, base, unit="Personen")
