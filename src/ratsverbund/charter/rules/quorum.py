"""Quorum of council and committees (Beschlussfähigkeit)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, Reason, decided, rule
from ratsverbund.charter.facts import fact, not_negative

KINDS = {"council": "Rat", "committee": "Ausschuss"}


@dataclass(frozen=True, slots=True)
class QuorumFacts:
    """Who is there when a body is to decide."""

    kind: Literal["council", "committee"] = fact("Art des Gremiums", options=KINDS)
    statutory_number: int = fact("Gesetzliche Zahl der Mitglieder")
    present: int = fact("Anwesende Stimmberechtigte")
    excluded: int = fact("Davon wegen Befangenheit ausgeschlossen", 0)
    expert_citizens: int = fact("Davon sachkundige Bürger, nicht ausgeschlossen", 0)
    second_call: bool = fact("Zweite Einberufung zum selben Gegenstand", False)
    hinted: bool = fact("Die zweite Ladung hat auf die Folge hingewiesen", False)

    def __post_init__(self) -> None:
        not_negative(self, "statutory_number", "present", "excluded", "expert_citizens")
        if self.present > self.statutory_number:
            raise FactsError(
                f"Es sind {self.present} Anwesende eingetragen, das Gremium hat aber nur "
                f"{self.statutory_number} Mitglieder. Bitte Anwesenheit oder Sollzahl berichtigen."
            )
        if self.excluded + self.expert_citizens > self.present:
            raise FactsError(
                "Ausgeschlossene und sachkundige Bürger sind zusammen mehr als die Anwesenden. "
                "Bitte die Anwesenheit berichtigen."
            )

    @property
    def counted(self) -> int:
        """Those who count: an excluded member is not present for this item."""
        return self.present - self.excluded


@rule("quorum", duty=Duty.ENFORCE, facts=QuorumFacts, title="Beschlussfähigkeit")
def quorum(law: Law, facts: QuorumFacts) -> Decision[bool]:
    """Tell whether the council can decide. Source: GO NRW § 49 Abs. 1."""
    return decided(has_majority(facts), majority_present(law, facts))


@quorum.exception(when=lambda facts: facts.kind == "committee")
def committee_quorum(law: Law, facts: QuorumFacts) -> Decision[bool]:
    """Tell whether a committee can decide. Source: GO NRW § 49 Abs. 1, § 58 Abs. 2 and 3."""
    members = facts.counted - facts.expert_citizens
    outnumber = members > facts.expert_citizens
    says = (
        f"{members} Ratsmitglieder und {facts.expert_citizens} sachkundige Bürger: "
        f"Die Ratsmitglieder sind {'' if outnumber else 'nicht '}in der Überzahl."
    )
    alike = "Für Ausschüsse gelten die Regeln des Rates entsprechend."
    return decided(
        has_majority(facts) and outnumber,
        majority_present(law, facts, law.reason("quorum.committee_procedure", alike)),
        law.reason("quorum.committee", says, outnumber),
    )


@quorum.exception(when=lambda facts: facts.second_call and facts.hinted, to="committee_quorum")
def second_call(law: Law, facts: QuorumFacts) -> Decision[bool]:
    """Tell that a second call needs no number. Source: GO NRW § 49 Abs. 2."""
    says = (
        f"Zweite Einberufung zum selben Gegenstand: Auf die Zahl der {facts.counted} Anwesenden "
        "kommt es nicht an, denn die Ladung hat darauf hingewiesen."
    )
    return decided(facts.counted > 0, law.reason("quorum.second_call", says, facts.counted > 0))


def has_majority(facts: QuorumFacts) -> bool:
    """Tell whether more than half of the statutory number is present."""
    return 2 * facts.counted > facts.statutory_number


def majority_present(law: Law, facts: QuorumFacts, *why: Reason) -> Reason:
    """Explain the count of those present against the statutory number."""
    needed = facts.statutory_number // 2 + 1
    reached = has_majority(facts)
    left_out = f" (wegen Befangenheit nicht gezählt: {facts.excluded})" if facts.excluded else ""
    says = (
        f"Anwesend sind {facts.counted} von {facts.statutory_number} Mitgliedern{left_out}; "
        f"nötig sind {needed}."
    )
    if facts.second_call and not facts.hinted:
        missing = "Die zweite Ladung enthielt den Hinweis nicht: Auf die Zahl kommt es an."
        why = (*why, law.reason("quorum.second_call", missing, False))
    if reached:
        return law.reason("quorum.majority", says, reached, *why)
    presumed = "Die Beschlussunfähigkeit wirkt erst, wenn sie festgestellt wird."
    until_found = law.reason("quorum.presumed", presumed)
    return law.reason("quorum.majority", says, reached, *why, until_found)
