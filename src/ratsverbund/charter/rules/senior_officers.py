"""Full-time deputies of the administration (Beigeordnete)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """The officers there would be after an appointment."""

    officers: int = fact("Beigeordnete nach der Bestellung")
    general_deputies: int = fact("Davon allgemeine Vertreter", 0)

    def __post_init__(self) -> None:
        not_negative(self, "officers", "general_deputies")


@rule("senior_officers", duty=Duty.ENFORCE, facts=OfficerFacts, title="Beigeordnete")
def senior_officers(law: Law, facts: OfficerFacts) -> Decision[bool]:
    """Allow the number of the charter, with one general deputy.

    Source: the charter's norm on full-time officers.
    """
    maximum = law.number("senior_officers.maximum")
    within, single = facts.officers <= maximum, facts.general_deputies <= 1
    says = f"{facts.officers} Beigeordnete; die Satzung sieht {maximum} vor."
    deputy = (
        f"Allgemeine Vertreter des Bürgermeisters: {facts.general_deputies}, zulässig ist einer."
    )
    return decided(
        within and single,
        law.reason("senior_officers.maximum", says, within),
        law.reason("senior_officers.general_deputy", deputy, single),
    )
