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
    """Whether the proposal may be voted on, how it is elected, and how many are needed."""

    admissible: bool
    debate: bool
    secret: bool
    number: int


@rule(
    "deputy_mayors",
    duty=Duty.ENFORCE,
    facts=DeputyMayorFacts,
    title="Wahl der stellvertretenden Bürgermeister",
)
def deputy_mayors(law: Law, facts: DeputyMayorFacts) -> Decision[ElectionTerms]:
    """Admit the right number of council members; it is secret, and there is no debate.

    Where the charter names no number, the law asks for its least and allows more.
    Source: the charter's norm on deputy mayors; GO NRW § 67 Abs. 1 und 2.
    """
    least = law.number("deputy_mayors.minimum")
    minimum = law.reason("deputy_mayors.minimum", f"Das Gesetz verlangt mindestens {least}.", least)
    inside = "Gewählt wird aus der Mitte des Rates und ohne Aussprache."
    secret = law.reason("deputy_order.averages", "Gewählt wird geheim.", True)
    if not law.holds("deputy_mayors.number"):
        kept = facts.all_council_members
        within = law.reason("deputy_mayors.minimum", inside, kept, minimum)
        return decided(ElectionTerms(kept, False, True, least), within, secret)
    number = law.number("deputy_mayors.number")
    fits = facts.proposed <= number
    says = f"Zu wählen sind {number} Stellvertreter, vorgeschlagen sind {facts.proposed}."
    return decided(
        ElectionTerms(fits and facts.all_council_members, False, True, number),
        law.reason("deputy_mayors.number", says, fits, minimum),
        law.reason("deputy_mayors.election", inside, facts.all_council_members),
        secret,
    )
