"""Decisions that cannot wait for council or committee (Dringlichkeitsentscheidung)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact

WHO = {
    "council": "der Rat",
    "committee": "der Ausschuss selbst",
    "main_committee": "der Hauptausschuss",
    "mayor_and_member": "der Bürgermeister mit einem Ratsmitglied",
    "mayor_and_committee_member": (
        "der Bürgermeister mit dem Ausschussvorsitz oder einem anderen Ratsmitglied des Ausschusses"
    ),
}
Who = Literal[
    "council", "committee", "main_committee", "mayor_and_member", "mayor_and_committee_member"
]


@dataclass(frozen=True, slots=True)
class UrgencyFacts:
    """Whose matter it is, which bodies can still meet, and what waiting would cost."""

    council_in_time: bool | None = fact("Der Rat kann rechtzeitig zusammentreten", None)
    committee_in_time: bool | None = fact("Der Hauptausschuss kann rechtzeitig entscheiden", None)
    grave_disadvantage: bool = fact("Erhebliche Nachteile drohen", False)
    committee_matter: bool = fact(
        "Die Sache ist einem Ausschuss zur Entscheidung übertragen", False
    )
    own_committee_in_time: bool | None = fact(
        "Dieser Ausschuss kann rechtzeitig zusammentreten", None
    )


@rule("urgent_decision", duty=Duty.ENFORCE, facts=UrgencyFacts, title="Dringlichkeitsentscheidung")
def urgent_decision(law: Law, facts: UrgencyFacts) -> Decision[Who]:
    """Name who decides in the council's place; the council approves. Source: GO NRW § 60 Abs. 1."""
    council, committee = need(facts, "council_in_time", "committee_in_time")
    if council:
        return one("council", law.reason("competence.council", says("council"), "council"))
    later = "Die Entscheidung wird dem Rat in der nächsten Sitzung vorgelegt."
    approval = law.reason("urgent_decision.approval", later)
    if committee:
        who: Who = "main_committee"
        return one(who, law.reason("urgent_decision.main_committee", says(who), who), approval)
    if not facts.grave_disadvantage:
        waits = "Ohne drohende erhebliche Nachteile wartet die Sache auf Rat oder Hauptausschuss."
        return decided("council", law.reason("urgent_decision.mayor", waits, "council"))
    who = "mayor_and_member"
    return one(who, law.reason("urgent_decision.mayor", says(who), who), approval)


@urgent_decision.exception(when=lambda facts: facts.committee_matter)
def committee_matter(law: Law, facts: UrgencyFacts) -> Decision[Who]:
    """Name who decides in a committee's place; that approves. Source: GO NRW § 60 Abs. 2."""
    if need(facts, "own_committee_in_time"):
        own: Who = "committee"
        return one(own, law.reason("urgent_decision.committee", says(own), own))
    who: Who = "mayor_and_committee_member"
    later = "Die Entscheidung wird dem Ausschuss in der nächsten Sitzung vorgelegt."
    return one(
        who,
        law.reason("urgent_decision.committee", says(who), who),
        law.reason("urgent_decision.committee_approval", later),
    )


def says(who: Who) -> str:
    """Say who decides."""
    return f"Es entscheidet {WHO[who]}."


def one(who: Who, *reasons: Reason) -> Decision[Who]:
    """Answer with one of those who may decide."""
    return decided(who, *reasons, label=WHO[who])


@dataclass(frozen=True, slots=True)
class RepealFacts:
    """What stands for and against taking an urgent decision back."""

    resolved: bool = fact("Rat oder Ausschuss hat die Aufhebung beschlossen")
    rights_of_others: bool = fact("Rechte anderer sind durch die Ausführung entstanden", False)


@rule(
    "urgent_repeal",
    duty=Duty.ENFORCE,
    facts=RepealFacts,
    title="Aufhebung einer Dringlichkeitsentscheidung",
)
def urgent_repeal(law: Law, facts: RepealFacts) -> Decision[bool]:
    """Tell whether an urgent decision is repealed. Source: GO NRW § 60 Abs. 1 and 2."""
    if facts.rights_of_others:
        told = "Rechte anderer sind entstanden: Insoweit bleibt die Entscheidung bestehen."
    elif facts.resolved:
        told = "Das Gremium hat die Aufhebung beschlossen; Rechte anderer stehen nicht entgegen."
    else:
        told = "Aufheben kann nur das Gremium selbst, durch Beschluss."
    may = facts.resolved and not facts.rights_of_others
    return decided(may, law.reason("urgent_repeal.council", told, may))
