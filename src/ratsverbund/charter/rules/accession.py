"""A town joins a network: application, money and who votes for it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.rules.dues import DuesFacts, dues
from ratsverbund.charter.timeline import german
from ratsverbund.kernel.money import format_euro

RESULTS = {"open": "noch offen", "adopted": "beschlossen", "rejected": "abgelehnt"}
STATES = {
    "incomplete": "unvollständig",
    "submitted": "eingereicht",
    "pointless": "gegenstandslos",
}
Result = Literal["open", "adopted", "rejected"]
State = Literal["incomplete", "submitted", "pointless"]


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """The two resolutions an application rests on."""

    accession: Result = fact("Beschluss über den Beitritt", options=RESULTS)
    delegate: Result = fact("Beschluss über den Vertreter", options=RESULTS)


@rule("application", duty=Duty.COMPUTE, facts=ApplicationFacts, title="Antrag auf Aufnahme")
def application(law: Law, facts: ApplicationFacts) -> Decision[State]:
    """Submit the application when both parts are adopted. Source: the network's founding paper."""
    if facts.accession == "rejected":
        says = "Der Beitritt ist abgelehnt: Die Bestimmung des Vertreters ist gegenstandslos."
        return told(law, "pointless", "application.order", says)
    if facts.accession == facts.delegate == "adopted":
        says = "Beitritt und Vertreter sind beschlossen: Der Antrag ist vollständig."
        return told(law, "submitted", "application.both", says)
    if facts.accession == "open" and facts.delegate == "adopted":
        says = "Der Vertreter wurde vor dem Beitritt beschlossen: Reihenfolge bitte prüfen."
        law.note(says)
        return told(law, "incomplete", "application.sequence", says)
    says = f"Beitritt: {RESULTS[facts.accession]}; Vertreter: {RESULTS[facts.delegate]}."
    return told(law, "incomplete", "application.both", says)


def told(law: Law, state: State, step: str, says: str) -> Decision[State]:
    """Answer with a state and its German word."""
    return decided(state, law.reason(step, says, state), label=STATES[state])


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """A member's dues over some years."""

    first_year: int = fact("Erstes Jahr")
    last_year: int = fact("Letztes Jahr")
    dues: DuesFacts = fact("Angaben zum Beitrag")

    def __post_init__(self) -> None:
        if self.last_year < self.first_year:
            raise FactsError("Das letzte Jahr liegt vor dem ersten. Bitte tauschen.")


@dataclass(frozen=True, slots=True)
class YearEffect:
    """What one year costs the member, in EUR."""

    year: int
    member: Decimal


@rule("financial_effect", duty=Duty.DOCUMENT, facts=EffectFacts, title="Finanzielle Auswirkungen")
def financial_effect(law: Law, facts: EffectFacts) -> Decision[tuple[YearEffect, ...]]:
    """List the member's part year by year. Value: EUR a year. Source: the network's dues."""
    years = range(facts.first_year, facts.last_year + 1)
    found = [(year, dues(law, replace(facts.dues, year=year))) for year in years]
    effects = tuple(YearEffect(year, one.settled.member) for year, one in found)
    return decided(
        effects,
        *(
            law.reason(
                "financial_effect.block",
                f"{effect.year}: {format_euro(effect.member)}.",
                effect.member,
                *one.reasons,
            )
            for effect, (_, one) in zip(effects, found, strict=True)
        ),
        unit="EUR",
    )


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office for some time."""

    name: str = fact("Name")
    since: date = fact("Seit")
    until: date | None = fact("Bis", None)


@dataclass(frozen=True, slots=True)
class DelegateFacts:
    """The office that votes for a town, its holders, and a day."""

    office: str = fact("Amt")
    day: date = fact("Tag der Stimmabgabe")
    holders: tuple[Holder, ...] = fact("Amtsinhaber")


@rule("delegate", duty=Duty.ENFORCE, facts=DelegateFacts, title="Stimmberechtigter Vertreter")
def delegate(law: Law, facts: DelegateFacts) -> Decision[str]:
    """Name who holds the office on the day; the mandate follows the office.

    Source: the network's founding paper.
    """
    held = [
        holder
        for holder in facts.holders
        if holder.since <= facts.day and (holder.until is None or facts.day <= holder.until)
    ]
    if len(held) > 1:
        raise FactsError(
            f"Am {german(facts.day)} haben mehrere Personen das Amt „{facts.office}“. "
            "Bitte die Zeiten berichtigen."
        )
    name = held[0].name if held else ""
    if not name:
        law.note(f"Das Amt „{facts.office}“ ist am {german(facts.day)} nicht besetzt.")
    says = f"Vertreten wird die Stadt durch das Amt „{facts.office}“: {name or 'unbesetzt'}."
    return decided(name, law.reason("delegate.office", says, name))
