"""Votes at a residents' assembly: there are none."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class AssemblyVoteFacts:
    """A vote somebody wants to take at an assembly."""

    subject: str = fact("Gegenstand", "")


@rule(
    "assembly_vote",
    duty=Duty.ENFORCE,
    facts=AssemblyVoteFacts,
    title="Abstimmung in der Einwohnerversammlung",
)
def assembly_vote(law: Law, facts: AssemblyVoteFacts) -> Decision[bool]:
    """Refuse the vote. Source: the charter's norm on residents' assemblies."""
    subject = f" über „{facts.subject}“" if facts.subject else ""
    says = f"In einer Einwohnerversammlung wird{subject} nicht abgestimmt."
    return decided(False, law.reason("assembly_vote.none", says, False))
