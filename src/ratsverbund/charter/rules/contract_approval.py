"""Approval of contracts with members and leading staff (Genehmigung von Verträgen)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.rules.competence import CompetenceFacts, competence

PARTIES = {
    "council_member": "Ratsmitglied",
    "committee_member": "Ausschussmitglied oder sachkundiger Bürger",
    "mayor": "Bürgermeister",
    "senior_staff": "Dezernent oder Amtsleiter",
    "other_staff": "andere Bedienstete",
    "stranger": "sonstige Person",
}
MATTERS = {
    "day_to_day": "laufende Verwaltung",
    "land": "Grundstücksgeschäft",
    "contract_award": "Auftrag",
    "other": "anderes",
}
COVERED = ("council_member", "committee_member", "mayor", "senior_staff")
Answer = Literal["required", "not_required"]


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """A contract of the town and who stands on the other side."""

    party: Literal[
        "council_member", "committee_member", "mayor", "senior_staff", "other_staff", "stranger"
    ] = fact("Vertragspartner", options=PARTIES)
    matter: Literal["day_to_day", "land", "contract_award", "other"] = fact(
        "Gegenstand", "other", options=MATTERS
    )
    amount: Decimal | None = fact("Wert in EUR", None)
    tariff: str = fact("Feststehender Tarif", "")
    tender: str = fact("Ausschreibung der Stadt", "")
    committee_agreed: date | None = fact("Zustimmung des Ausschusses am", None)
    relative_of: str = fact("Angehöriger oder Unternehmen von", "")

    def __post_init__(self) -> None:
        not_negative(self, "amount")


@rule(
    "contract_approval", duty=Duty.ENFORCE, facts=ContractFacts, title="Genehmigung von Verträgen"
)
def contract_approval(law: Law, facts: ContractFacts) -> Decision[Answer]:
    """Tell whether the council must approve; three kinds of contract are free.

    Source: the charter's norm on contracts with members and leading staff.
    """
    if facts.relative_of:
        law.note(f"Angehörige und Unternehmen von {facts.relative_of}: Befangenheit bitte prüfen.")
    if facts.party not in COVERED:
        says = f"{PARTIES[facts.party]}: Die Genehmigungspflicht gilt hier nicht."
        return free(law, "contract_approval.staff", says)
    if facts.tariff:
        return free(law, "contract_approval.tariff", f"Feststehender Tarif: {facts.tariff}.")
    if facts.tender and facts.committee_agreed:
        says = f"Ausschreibung {facts.tender}, der Ausschuss hat zugestimmt."
        return free(law, "contract_approval.tender", says)
    who = competence(law, CompetenceFacts(facts.matter, facts.amount))
    if who.value == "mayor" and facts.matter != "contract_award":
        return mayors_business(law, facts, who)
    says = f"Vertrag mit: {PARTIES[facts.party]}. Keine Ausnahme greift."
    if facts.tender:
        says += " Zur Ausschreibung fehlt die Zustimmung des Ausschusses."
    answer: Answer = "required"
    return decided(answer, law.reason("contract_approval.general", says, answer, *who.reasons))


def mayors_business(law: Law, facts: ContractFacts, who: Decision[str]) -> Decision[Answer]:
    """Free what the mayor may decide alone; warn when he deals with himself."""
    if facts.party == "mayor":
        law.note("Der Bürgermeister schließt mit sich selbst ab: Der Vertreter unterschreibt.")
    answer: Answer = "not_required"
    says = "Der Abschluss ist Sache des Bürgermeisters."
    return decided(answer, law.reason("contract_approval.mayor", says, answer, *who.reasons))


def free(law: Law, step: str, says: str) -> Decision[Answer]:
    """Answer that no approval is needed."""
    answer: Answer = "not_required"
    return decided(answer, law.reason(step, says, answer))
