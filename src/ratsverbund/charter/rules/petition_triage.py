"""First look at a petition (Anregung oder Beschwerde): where does it go?"""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative

ROUTES = {
    "incomplete": "Form oder Name fehlt: Petenten bitten, es nachzuholen",
    "forward": "an die zuständige Stelle weiterleiten",
    "refrain": "Absehen von der Prüfung vorschlagen",
    "committee": "Prüfung im Beschwerdeausschuss",
}
Route = Literal["incomplete", "forward", "refrain", "committee"]


@dataclass(frozen=True, slots=True)
class PetitionFacts:
    """What the intake knows about a petition."""

    written: bool = fact("In Textform eingegangen")
    named: bool = fact("Mit Namen")
    city_task: bool | None = fact("Betrifft eine Aufgabe der Stadt")
    resident_months: int | None = fact("Wohnt in der Gemeinde seit … Monaten", None)
    crime: bool = fact("Inhalt erfüllt einen Straftatbestand", False)
    remedy: str = fact("Gegebenes Rechtsmittel", "")
    examined_before: str = fact("Schon geprüfte Eingabe", "")
    new_facts: bool = fact("Neues Vorbringen", False)

    def __post_init__(self) -> None:
        not_negative(self, "resident_months")


@rule("petition_triage", duty=Duty.WARN, facts=PetitionFacts, title="Anregungen und Beschwerden")
def petition_triage(law: Law, facts: PetitionFacts) -> Decision[Route]:
    """Send a petition on its way; the first condition that hits decides.

    Source: the charter's norm on petitions; GO NRW § 24 Abs. 1.
    """
    if not (facts.written and facts.named):
        return routed(law, "incomplete", "petition_triage.form", "Textform oder Name fehlt.")
    warn_stranger(law, facts)
    need(facts, "city_task")
    if not facts.city_task:
        says = "Die Eingabe betrifft keine Aufgabe der Stadt."
        return routed(law, "forward", "petition_triage.forward", says)
    if facts.crime:
        return refrained(law, "petition_triage.crime", "Der Inhalt erfüllt einen Straftatbestand.")
    if facts.remedy:
        says = f"Gegeben ist ein Rechtsmittel: {facts.remedy}."
        return refrained(law, "petition_triage.remedy", says)
    if facts.examined_before and not facts.new_facts:
        says = f"Schon geprüft: {facts.examined_before}; nichts Neues vorgetragen."
        return refrained(law, "petition_triage.repetition", says)
    says = "Die Eingabe betrifft eine Aufgabe der Stadt und wird inhaltlich geprüft."
    return routed(law, "committee", "petition_triage.examine", says)


def warn_stranger(law: Law, facts: PetitionFacts) -> None:
    """Warn, but do not refuse, when state law would not let this person petition."""
    months = law.number("petition_triage.residence_months")
    if months and facts.resident_months is not None and facts.resident_months < months:
        norm = law.cite("petition_triage.residence_months").label
        law.note(f"Nicht antragsberechtigt nach {norm}: wohnt hier nicht seit {months} Monaten.")


def refrained(law: Law, step: str, says: str) -> Decision[Route]:
    """Propose to refrain from examination; a person decides."""
    law.choice("refrain_decider")
    return routed(law, "refrain", step, says)


def routed(law: Law, route: Route, step: str, says: str) -> Decision[Route]:
    """Answer with a route."""
    return decided(route, law.reason(step, says, route), label=ROUTES[route])
