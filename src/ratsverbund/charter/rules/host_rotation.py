"""Who hosts the next exchange meeting (Gastgeberwechsel)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class RotationFacts:
    """The towns of a network and who hosted before, first to last."""

    towns: tuple[str, ...] = fact("Partnerstädte")
    hosted: tuple[str, ...] = fact("Bisherige Gastgeber", ())
    proposed: str = fact("Vorgeschlagen", "")

    def __post_init__(self) -> None:
        if self.proposed and self.proposed not in self.towns:
            raise FactsError(f"„{self.proposed}“ ist keine Partnerstadt. Bitte eine auswählen.")


@rule("host_rotation", duty=Duty.WARN, facts=RotationFacts, title="Gastgeber des nächsten Treffens")
def host_rotation(law: Law, facts: RotationFacts) -> Decision[tuple[str, ...]]:
    """List the towns whose turn it can be; each hosts once in a round.

    Source: the network's description of its meetings.
    """
    strict = law.choice("host_order") == "round"
    this_round = facts.hosted[len(facts.hosted) // len(facts.towns) * len(facts.towns) :]
    passed = this_round if strict else facts.hosted[-1:]
    free = tuple(town for town in facts.towns if town not in passed)
    if facts.proposed and facts.proposed not in free:
        law.note(f"{facts.proposed} war schon Gastgeber, bevor alle anderen an der Reihe waren.")
    says = f"In dieser Runde sind noch {len(free)} von {len(facts.towns)} Städten an der Reihe."
    return decided(free, law.reason("host_rotation.turns", says, free))
