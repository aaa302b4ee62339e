"""Election of the honorary deputy mayors (Stellvertreter des Bürgermeisters)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class DeputyMayorFacts:
    """The proposal put to the council."""

    proposed: int = fact("Vorgeschlagene Stellvertreter")
    all_council_members: bool = fact("Alle sind Mitglieder des Rates", True)

    def __post_init__(self) -> None:
        not_negative(self, "proposed")


@dataclass(frozen=True, slots=True)
class ElectionTerms:
    """Whether the proposal may be voted on, and whether it may be debated."""

    admissible: bool
    debate: bool


@rule(
    "deputy_mayors",
    duty=Duty.ENFORCE,
    facts=DeputyMayorFacts,
    title="Wahl der stellvertretenden Bürgermeister",
)
def deputy_mayors(law: Law, facts: DeputyMayorFacts) -> Decision[ElectionTerms]:
    """Admit the right number of council members; there is no debate.

    Source: the charter's norm on deputy mayors; GO NRW § 67 Abs. 1.
    """
    number = law.number("deputy_mayors.number")
    terms = ElectionTerms(facts.proposed <= number and facts.all_council_members, debate=False)
    says = f"Zu wählen sind {number} Stellvertreter, vorgeschlagen sind {facts.proposed}."
    minimum = law.reason("deputy_mayors.statute", "Das Gesetz verlangt mindestens zwei.")
    inside = "Gewählt wird aus der Mitte des Rates und ohne Aussprache."
    return decided(
        terms,
        law.reason("deputy_mayors.number", says, facts.proposed <= number, minimum),
        law.reason("deputy_mayors.election", inside, facts.all_council_members),
    )
