"""Taking a published notice off the internet."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class RemovalFacts:
    """What somebody wants to take down."""

    by_law: bool = fact("Satzung")
    in_force: bool = fact("Noch in Kraft")


@rule(
    "notice_removal", duty=Duty.ENFORCE, facts=RemovalFacts, title="Entfernen einer Bekanntmachung"
)
def notice_removal(law: Law, facts: RemovalFacts) -> Decision[bool]:
    """Keep by-laws online as long as they are valid. Source: BekanntmVO NRW § 6 Abs. 2."""
    allowed = not (facts.by_law and facts.in_force)
    if not allowed:
        says = "Die Satzung gilt noch und bleibt bereitgestellt."
    elif facts.by_law:
        says = (
            "Die Satzung gilt nicht mehr und darf entfernt werden; der Vorgang wird festgehalten."
        )
    else:
        says = "Nur Satzungen müssen bleiben; das Entfernen wird festgehalten."
    return decided(allowed, law.reason("notice_removal.by_laws", says, allowed))
