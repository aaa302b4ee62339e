"""Experts on monuments in a committee (sachverständige Bürger)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class ExpertFacts:
    """The experts appointed and the item at hand."""

    appointed: int = fact("Bestellte Sachverständige")
    monument_item: bool = fact("Aufgabe nach dem Denkmalschutzgesetz", True)
    members: int = fact("Stimmberechtigte Mitglieder des Ausschusses", 0)

    def __post_init__(self) -> None:
        not_negative(self, "appointed", "members")


@dataclass(frozen=True, slots=True)
class ExpertRights:
    """Whether the number is admissible, who may speak, and how many vote."""

    admissible: bool
    may_speak: bool
    ballot_base: int


@rule(
    "monument_experts",
    duty=Duty.ENFORCE,
    facts=ExpertFacts,
    title="Sachverständige für Denkmalschutz",
)
def monument_experts(law: Law, facts: ExpertFacts) -> Decision[ExpertRights]:
    """Let up to the allowed number advise on monuments, without a vote.

    Source: the charter's norm on tasks under the monument act.
    """
    maximum = law.number("monument_experts.maximum")
    admissible = facts.appointed <= maximum
    rights = ExpertRights(admissible, admissible and facts.monument_item, facts.members)
    says = f"Bestellt sind {facts.appointed}, höchstens {maximum} sind zulässig."
    voice = "Sie beraten nur zu Denkmalfragen und stimmen nicht ab."
    return decided(
        rights,
        law.reason("monument_experts.maximum", says, admissible),
        law.reason("monument_experts.advice", voice, rights.may_speak),
    )
