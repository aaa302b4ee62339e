"""Whether the mayor votes with the council (Stimmrecht des Bürgermeisters)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact

# What is decided, and under which paragraph of the municipal code.
DECIDED_UNDER = {
    "session": "§ 47 Abs. 1",
    "agenda": "§ 48 Abs. 1",
    "committee_seats": "§ 50 Abs. 3",
    "committees": "§ 58 Abs. 1",
    "expert_citizens": "§ 58 Abs. 3",
    "chairs": "§ 58 Abs. 5",
    "recall": "§ 66 Abs. 1",
    "discharge": "§ 96 Abs. 1",
    "other": "",
}
SUBJECTS = {
    "session": "Einberufung des Rates",
    "agenda": "Tagesordnung",
    "committee_seats": "Besetzung der Ausschüsse",
    "committees": "Bildung, Zusammensetzung oder Befugnisse der Ausschüsse",
    "expert_citizens": "Sachkundige Bürger",
    "chairs": "Ausschussvorsitze",
    "recall": "Abwahl des Bürgermeisters",
    "discharge": "Feststellung des Jahresabschlusses und Entlastung",
    "other": "Anderer Beschluss",
}
Subject = Literal[
    "session", "agenda", "committee_seats", "committees", "expert_citizens", "chairs", "recall",
    "discharge", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MayorFacts:
    """What the council decides."""

    subject: Subject = fact("Gegenstand", options=SUBJECTS)


@rule("mayor_vote", duty=Duty.ENFORCE, facts=MayorFacts, title="Stimmrecht des Bürgermeisters")
def mayor_vote(law: Law, facts: MayorFacts) -> Decision[bool]:
    """Tell whether the mayor may vote on a subject. Source: GO NRW § 40 Abs. 2."""
    under = DECIDED_UNDER[facts.subject]
    may = under not in law.words("mayor_vote.without")
    says = "Der Bürgermeister stimmt mit."
    if not may:
        says = f"{SUBJECTS[facts.subject]} ({under}): Der Bürgermeister stimmt nicht mit."
    return decided(may, law.reason("mayor_vote.without", says, may))
