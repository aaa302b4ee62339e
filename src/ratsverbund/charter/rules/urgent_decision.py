"""Decisions that cannot wait for the council (Dringlichkeitsentscheidung)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact

WHO = {
    "council": "der Rat",
    "main_committee": "der Hauptausschuss",
    "mayor_and_member": "der Bürgermeister mit einem Ratsmitglied",
}
Who = Literal["council", "main_committee", "mayor_and_member"]


@dataclass(frozen=True, slots=True)
class UrgencyFacts:
    """Which bodies can still meet, and what waiting would cost."""

    council_in_time: bool = fact("Der Rat kann rechtzeitig zusammentreten")
    committee_in_time: bool = fact("Der Hauptausschuss kann rechtzeitig entscheiden")
    grave_disadvantage: bool = fact("Erhebliche Nachteile drohen", False)


@rule("urgent_decision", duty=Duty.ENFORCE, facts=UrgencyFacts, title="Dringlichkeitsentscheidung")
def urgent_decision(law: Law, facts: UrgencyFacts) -> Decision[Who]:
    """Name who decides; the council approves afterwards. Source: GO NRW § 60 Abs. 1."""
    step, who = "urgent_decision.mayor", "mayor_and_member"
    if facts.council_in_time:
        step, who = "competence.council", "council"
    elif facts.committee_in_time:
        step, who = "urgent_decision.main_committee", "main_committee"
    elif not facts.grave_disadvantage:
        says = "Ohne drohende erhebliche Nachteile wartet die Sache auf Rat oder Hauptausschuss."
        return decided(answer("council"), law.reason("urgent_decision.mayor", says, "council"))
    reasons = [law.reason(step, f"Es entscheidet {WHO[who]}.", who)]
    if who != "council":
        later = "Die Entscheidung wird dem Rat in der nächsten Sitzung vorgelegt."
        reasons.append(law.reason("urgent_decision.approval", later))
    return decided(answer(who), *reasons, label=WHO[who])


def answer(who: str) -> Who:
    """Return the word as one of the answers."""
    known: dict[str, Who] = {
        "council": "council",
        "main_committee": "main_committee",
        "mayor_and_member": "mayor_and_member",
    }
    return known[who]
