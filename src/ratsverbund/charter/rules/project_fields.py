"""Fields of action of a portal's projects (Handlungsfelder)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """How many fields the portal has, and how many a project names."""

    fields: int = fact("Handlungsfelder des Portals")
    named: int = fact("Handlungsfelder des Projekts")

    def __post_init__(self) -> None:
        not_negative(self, "fields", "named")


@rule("project_fields", duty=Duty.ENFORCE, facts=FieldFacts, title="Handlungsfelder eines Projekts")
def project_fields(law: Law, facts: FieldFacts) -> Decision[bool]:
    """Ask for at least one field. Source: the portal's description."""
    seeded = law.number("project_fields.number")
    if facts.fields != seeded:
        law.note(f"Das Portal begann mit {seeded} Handlungsfeldern und hat nun {facts.fields}.")
    placed = facts.named > 0
    says = f"Das Projekt nennt {facts.named} von {facts.fields} Handlungsfeldern."
    return decided(placed, law.reason("project_fields.number", says, placed))
