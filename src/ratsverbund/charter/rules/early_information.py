"""Early information of residents on important plans (frühzeitige Unterrichtung)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class InformationFacts:
    """A paper and the headings under which residents were informed."""

    important_plan: bool = fact("Wichtige Planung oder wichtiges Vorhaben")
    headings_done: tuple[str, ...] = fact("Unterrichtet über", ())


@rule(
    "early_information",
    duty=Duty.WARN,
    facts=InformationFacts,
    title="Frühzeitige Unterrichtung der Einwohner",
)
def early_information(law: Law, facts: InformationFacts) -> Decision[tuple[str, ...]]:
    """List the headings still to be told before the vote; this warns and does not block.

    Source: the charter's norm on information of residents.
    """
    headings = law.words("early_information.heading_names")
    left = tuple(name for name in headings if name not in facts.headings_done)
    if not facts.important_plan:
        left = ()
    if left:
        law.note(f"Vor der Abstimmung sollen die Einwohner unterrichtet werden: {', '.join(left)}.")
    says = "Alles Nötige ist mitgeteilt." if not left else f"Es fehlen: {', '.join(left)}."
    return decided(left, law.reason("early_information.heading_names", says, left))
