"""Compensation for missed working time (Verdienstausfall)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.rules.spans import Span, joined, minutes_of
from ratsverbund.kernel.money import format_euro, round_to_cent

NOTHING = Decimal("0.00")
KINDS = {
    "employee": "Arbeitnehmer",
    "self_employed": "Selbständige",
    "household": "Haushaltsführung",
    "other": "ohne Erwerb, im Ruhestand",
}


@dataclass(frozen=True, slots=True)
class LossFacts:
    """One person's absence on one day and what was proven about the loss."""

    kind: Literal["employee", "self_employed", "household", "other"] = fact(
        "Art der Tätigkeit", options=KINDS
    )
    absences: tuple[Span, ...] = fact("Versäumte Zeiten")
    working_time: tuple[Span, ...] | None = fact("Arbeitszeit an diesem Tag", None)
    certified_rate: Decimal | None = fact("Bescheinigter Stundenlohn in EUR", None)
    declared_rate: Decimal | None = fact("Erklärter Ausfall je Stunde in EUR", None)
    statement_signed: bool = fact("Richtigkeit der Erklärung versichert", False)
    household_persons: int | None = fact("Personen im Haushalt", None)
    person_in_care: bool = fact("Darunter Kind unter 14 oder pflegebedürftige Person", False)
    weekly_hours: Decimal | None = fact("Erwerbstätigkeit in Stunden je Woche", None)
    stand_in_cost: Decimal | None = fact("Kosten der Vertretung im Haushalt in EUR", None)
    stand_in_proven: bool = fact("Kosten der Vertretung nachgewiesen", False)
    care_refunded: tuple[Span, ...] = fact("Zeiten mit schon erstatteter Kinderbetreuung", ())
    no_disadvantage: str = fact("Feststellung: ersichtlich kein Nachteil, weil", "")

    def __post_init__(self) -> None:
        not_negative(
            self, "certified_rate", "declared_rate", "household_persons", "weekly_hours",
            "stand_in_cost",
        )  # fmt: skip
        if any(span.minutes == 0 for span in self.absences):
            raise FactsError("Eine versäumte Zeit dauert null Minuten. Bitte das Ende prüfen.")


@rule("loss_of_earnings", duty=Duty.COMPUTE, facts=LossFacts, title="Verdienstausfall")
def loss_of_earnings(law: Law, facts: LossFacts) -> Decision[Decimal]:
    """Pay the standard rate for every hour begun.

    Value: EUR. Source: the charter's norm on loss of earnings; EntschVO NRW § 6 Abs. 1.
    """
    if facts.kind == "other":
        law.note("Bitte prüfen, ob ersichtlich kein finanzieller Nachteil entstanden ist.")
    return at_standard_rate(law, facts)


@loss_of_earnings.exception(when=lambda facts: bool(facts.no_disadvantage))
def no_disadvantage(law: Law, facts: LossFacts) -> Decision[Decimal]:
    """Pay nothing where a person has found that there evidently was no loss."""
    says = f"Festgestellt ist, dass ersichtlich kein Nachteil entstand: {facts.no_disadvantage}."
    found = law.reason("loss_of_earnings.no_disadvantage", says, NOTHING)
    return decided(NOTHING, found, unit="EUR")


@loss_of_earnings.exception(
    when=lambda facts: facts.kind == "employee" and facts.certified_rate is not None
)
def employee(law: Law, facts: LossFacts) -> Decision[Decimal]:
    """Pay an employee's proven loss where it is above the standard rate."""
    return at_shown_rate(law, facts, need(facts, "certified_rate"), "loss_of_earnings.employee")


@loss_of_earnings.exception(
    when=lambda facts: facts.kind == "self_employed" and facts.declared_rate is not None
)
def self_employed(law: Law, facts: LossFacts) -> Decision[Decimal]:
    """Pay a self-employed person's declared loss, if its correctness is assured."""
    if not facts.statement_signed:
        says = "Die Richtigkeit der Erklärung über das Einkommen ist nicht versichert."
        return at_standard_rate(law, facts, law.reason("loss_of_earnings.statement", says, False))
    law.note("Höhe der Pauschale: Entscheidung nach billigem Ermessen, bitte bestätigen.")
    return at_shown_rate(law, facts, need(facts, "declared_rate"), "loss_of_earnings.self_employed")


@loss_of_earnings.exception(when=lambda facts: facts.kind == "household")
def household(law: Law, facts: LossFacts) -> Decision[Decimal]:
    """Pay for absence from a household, or a proven stand-in on request."""
    keeps_house, why = household_kept(law, facts)
    if not keeps_house:
        return at_standard_rate(law, facts, why)
    absent = replace(facts, working_time=None)
    left = tuple(part for span in absent.absences for part in span.without(facts.care_refunded))
    minutes = minutes_of(joined(absent.absences)) - minutes_of(joined(left))
    if facts.stand_in_cost is not None:
        if minutes:
            law.note(f"Für {minutes} Minuten ist Kinderbetreuung erstattet. Bitte Kosten prüfen.")
        return stand_in(law, absent, facts.stand_in_cost, why)
    if not minutes:
        return at_standard_rate(law, absent, why)
    says = f"Für {minutes} Minuten ist schon Kinderbetreuung erstattet; sie zählen nicht doppelt."
    once = law.reason("child_care.statute", says, minutes)
    if not left:
        return decided(NOTHING, why, once, unit="EUR")
    return at_standard_rate(law, replace(absent, absences=left), why, once)


def household_kept(law: Law, facts: LossFacts) -> tuple[bool, Reason]:
    """Tell whether someone keeps a household, and which condition fails first."""
    persons, hours = need(facts, "household_persons", "weekly_hours")
    size = "household_persons_with_care" if facts.person_in_care else "household_persons"
    needed = law.number(f"loss_of_earnings.{size}")
    limit = law.number("loss_of_earnings.household_hours")
    kept = persons >= needed and hours < limit
    if persons < needed:
        says = f"Haushalt mit {persons} Personen; nötig sind {needed}."
    elif hours >= limit:
        says = f"{hours} Wochenstunden sind nicht weniger als {limit}."
    else:
        says = f"Haushalt mit {persons} Personen, {hours} von weniger als {limit} Wochenstunden."
    return kept, law.reason("loss_of_earnings.household", says, kept)


def stand_in(law: Law, facts: LossFacts, cost: Decimal, why: Reason) -> Decision[Decimal]:
    """Pay the cost of a stand-in if it is proven, else offer the rate."""
    offered = at_standard_rate(law, facts)
    if not facts.stand_in_proven:
        says = f"Eine Vertretung für {format_euro(cost)} ist nicht nachgewiesen."
        unproven = law.reason("loss_of_earnings.stand_in", says, False)
        return at_standard_rate(law, facts, unproven, why)
    if cost < offered.settled:
        law.note("Die beantragten Kosten liegen unter dem Regelstundensatz: Bitte nachfragen.")
    says = f"Auf Antrag werden die nachgewiesenen Kosten von {format_euro(cost)} ersetzt."
    instead = law.reason("loss_of_earnings.stand_in", says, cost, why, *offered.reasons)
    return decided(cost, instead, unit="EUR")


def at_shown_rate(law: Law, facts: LossFacts, shown: Decimal, step: str) -> Decision[Decimal]:
    """Pay the higher of the standard rate and the loss shown, up to the legal maximum."""
    standard = law.amount("loss_of_earnings.standard_rate")
    if shown <= standard:
        says = f"Belegt sind {format_euro(shown)} je Stunde, nicht mehr als der Regelstundensatz."
        return at_standard_rate(law, facts, law.reason(step, says, standard))
    says = f"Belegt sind {format_euro(shown)} je Stunde, mehr als der Regelstundensatz."
    maximum = law.amount("loss_of_earnings.maximum_rate")
    limit = f"Höchstens werden {format_euro(maximum)} je Stunde ersetzt."
    rate = min(shown, maximum)
    capped = law.reason("loss_of_earnings.maximum_rate", limit, rate)
    return paid(law, facts, rate, law.reason(step, says, rate, capped))


def at_standard_rate(law: Law, facts: LossFacts, *why: Reason) -> Decision[Decimal]:
    """Pay the charter's rate, or the floor that higher law puts under it."""
    return paid(law, facts, law.amount("loss_of_earnings.standard_rate"), *why)


def paid(law: Law, facts: LossFacts, rate: Decimal, *why: Reason) -> Decision[Decimal]:
    """Multiply the hours begun by a rate."""
    hours, counted = hours_begun(law, facts)
    amount = round_to_cent(hours * rate, reason="auf den Cent").amount
    time = "1 Stunde" if hours == 1 else f"{hours} Stunden"
    says = f"{time} zu {format_euro(rate)} sind {format_euro(amount)}."
    sum_up = law.reason("loss_of_earnings.standard_rate", says, amount, *why, counted)
    return decided(amount, sum_up, unit="EUR")


def hours_begun(law: Law, facts: LossFacts) -> tuple[int, Reason]:
    """Count the hours missed, per absence; the last hour begun counts in full."""
    missed = list(facts.absences)
    if facts.working_time is not None:
        missed = [part for span in missed for part in span.within(facts.working_time)]
    if not missed:
        says = "Die Abwesenheit lag außerhalb der Arbeitszeit."
        return 0, law.reason("loss_of_earnings.claim", says, 0)
    spans = joined(missed)
    if len(spans) < len(missed) and law.choice("adjoining_meetings") == "separate":
        spans = missed
    hours = sum(-(-span.minutes // 60) for span in spans)
    begun = "1 angefangene Stunde" if hours == 1 else f"{hours} angefangene Stunden"
    says = f"{minutes_of(spans)} Minuten sind {begun}."
    return hours, law.reason("loss_of_earnings.hours", says, hours)
