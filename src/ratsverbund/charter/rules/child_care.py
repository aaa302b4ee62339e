"""Reimbursement of paid child care (Kinderbetreuungskosten)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.rules.spans import Span, joined, minutes_of
from ratsverbund.charter.timeline import german
from ratsverbund.kernel.money import format_euro, round_to_cent

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class CareFacts:
    """One paid care of one child while its parent sits in council."""

    care: Span = fact("Zeit der Betreuung")
    proven_cost: Decimal | None = fact("Nachgewiesene Kosten in EUR")
    child_born: date | None = fact("Geburtstag des Kindes")
    compensated: tuple[Span, ...] = fact("Schon entschädigte Zeiten", ())
    special_circumstances: str = fact("Festgestellte besondere Umstände", "")

    def __post_init__(self) -> None:
        not_negative(self, "proven_cost")
        if self.care.minutes == 0:
            raise FactsError("Die Betreuung dauert null Minuten. Bitte das Ende prüfen.")


@rule("child_care", duty=Duty.COMPUTE, facts=CareFacts, title="Kinderbetreuungskosten")
def child_care(law: Law, facts: CareFacts) -> Decision[Decimal]:
    """Reimburse proven cost for time that is not paid otherwise.

    Value: EUR. Source: the charter's norm on child care; GO NRW § 45.
    """
    cost, born = need(facts, "proven_cost", "child_born")
    limit, day = law.number("child_care.age_limit"), facts.care.start.date()
    too_old = age_on(born, day) >= limit
    if too_old and not facts.special_circumstances:
        says = f"Das Kind hat am {german(day)} das {limit}. Lebensjahr vollendet."
        return decided(NOTHING, law.reason("child_care.age_limit", says, NOTHING), unit="EUR")
    paid_already = minutes_of(joined(facts.care.within(facts.compensated)))
    left = facts.care.minutes - paid_already
    part = cost * left / facts.care.minutes
    amount = round_to_cent(part, reason="anteilig nach Minuten").amount
    says = f"Nachgewiesen sind {format_euro(cost)} für {facts.care.minutes} Minuten"
    if paid_already:
        says += f"; {paid_already} Minuten sind schon entschädigt"
    claim = law.reason("child_care.statute", "Der Anspruch folgt aus dem Gesetz.")
    reasons = [law.reason("child_care.cost", f"{says}: {format_euro(amount)}.", amount, claim)]
    why = f"Das Kind ist am {german(day)} jünger als {limit} Jahre."
    if too_old:
        why = f"Besondere Umstände festgestellt: {facts.special_circumstances}."
    reasons.append(law.reason("child_care.age_limit", why, amount))
    return decided(amount, *reasons, unit="EUR")


def age_on(born: date, day: date) -> int:
    """Return the completed years of life; the birthday itself completes the year (§ 187 BGB)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
