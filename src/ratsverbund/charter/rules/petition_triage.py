"""First look at a petition (Anregung oder Beschwerde): where does it go?"""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, need, rule
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
    resident = residence(law, facts)
    if not need(facts, "city_task"):
        says = "Die Eingabe betrifft keine Aufgabe der Stadt."
        scope = law.reason("petition_triage.city_task", "Geprüft werden nur Aufgaben der Stadt.")
        return routed(law, "forward", "petition_triage.forward", says, scope, *resident)
    if facts.crime:
        return refrained(law, "petition_triage.crime", "Der Inhalt erfüllt einen Straftatbestand.")
    if facts.remedy:
        says = f"Gegeben ist ein Rechtsmittel: {facts.remedy}."
        return refrained(law, "petition_triage.remedy", says)
    if facts.examined_before and not facts.new_facts:
        says = f"Schon geprüft: {facts.examined_before}; nichts Neues vorgetragen."
        return refrained(law, "petition_triage.repetition", says)
    says = "Die Eingabe betrifft eine Aufgabe der Stadt und wird inhaltlich geprüft."
    return routed(law, "committee", "petition_triage.examine", says, *resident)


def residence(law: Law, facts: PetitionFacts) -> list[Reason]:
    """Warn, but do not refuse, when state law would not let this person petition."""
    if facts.resident_months is None:
        return []
    months, lived = law.number("petition_triage.residence_months"), facts.resident_months
    says = f"Wohnt hier seit {lived} Monaten; nötig sind {months}."
    right = law.reason("petition_triage.residence_months", says, lived >= months)
    if lived < months:
        law.note(f"Nicht antragsberechtigt nach {right.citation}: {says}")
    return [right]


def refrained(law: Law, step: str, says: str) -> Decision[Route]:
    """Propose to refrain from examination; a person decides."""
    law.choice("refrain_decider")
    rule_of = law.reason("petition_triage.refrain", "In diesem Fall soll abgesehen werden.")
    return routed(law, "refrain", step, says, rule_of)


def routed(law: Law, route: Route, step: str, says: str, *why: Reason) -> Decision[Route]:
    """Answer with a route."""
    return decided(route, law.reason(step, says, route, *why), label=ROUTES[route])
