"""The majority a decision needs (nötige Mehrheit) by what it is about."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.rules.vote_result import MAJORITIES

SUBJECTS = {
    "charter": "Erlass oder Änderung der Hauptsatzung",
    "committees": "Bildung, Zusammensetzung oder Befugnisse der Ausschüsse",
    "exceptional_case": "Feststellung des Ausnahmefalls für digitale Sitzungen",
    "chair_removal": "Abberufung eines Ausschussvorsitzes",
    "discharge": "Feststellung des Jahresabschlusses und Entlastung",
    "other": "Anderer Beschluss",
}
Subject = Literal[
    "charter", "committees", "exceptional_case", "chair_removal", "discharge", "other"
]
Majority = Literal["simple", "statutory", "two_thirds"]
SPECIAL: dict[str, tuple[str, Majority]] = {
    "charter": ("vote_result.statutory", "statutory"),
    "committees": ("required_majority.committees", "statutory"),
    "exceptional_case": ("vote_result.two_thirds", "two_thirds"),
    "chair_removal": ("required_majority.chair_removal", "two_thirds"),
}


@dataclass(frozen=True, slots=True)
class MajorityFacts:
    """What is decided."""

    subject: Subject = fact("Gegenstand", options=SUBJECTS)


@rule("required_majority", duty=Duty.ENFORCE, facts=MajorityFacts, title="Nötige Mehrheit")
def required_majority(law: Law, facts: MajorityFacts) -> Decision[Majority]:
    """Name the majority a decision needs; without a special norm that of the votes cast.

    Source: GO NRW § 50 Abs. 1, § 7 Abs. 3, § 47a Abs. 1, § 58 Abs. 1 and 5.
    """
    simple: Majority = "simple"
    step, majority = SPECIAL.get(facts.subject, ("vote_result.simple", simple))
    says = f"{SUBJECTS[facts.subject]}: {MAJORITIES[majority]}."
    return decided(majority, law.reason(step, says, majority), label=MAJORITIES[majority])
