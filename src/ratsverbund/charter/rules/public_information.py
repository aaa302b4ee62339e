"""What the public is told of the council's resolutions (Unterrichtung der Öffentlichkeit)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class TakenResolution:
    """A resolution of a session."""

    title: str = fact("Titel")
    public: bool = fact("Öffentlich")
    essential: bool = fact("Wesentlich", True)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The resolutions of one session."""

    resolutions: tuple[TakenResolution, ...] = fact("Beschlüsse")
    otherwise_resolved: bool = fact("Der Rat hat anderes beschlossen", False)


@rule(
    "public_information",
    duty=Duty.DOCUMENT,
    facts=SessionFacts,
    title="Unterrichtung über Ratsbeschlüsse",
)
def public_information(law: Law, facts: SessionFacts) -> Decision[tuple[str, ...]]:
    """List the resolutions for the press. Source: the charter's norm; GO NRW § 52 Abs. 2."""
    told = tuple(one.title for one in facts.resolutions if one.public and one.essential)
    if facts.otherwise_resolved:
        told = ()
    says = f"{len(told)} von {len(facts.resolutions)} Beschlüssen sind öffentlich und wesentlich."
    return decided(told, law.reason("public_information.resolutions", says, told))
