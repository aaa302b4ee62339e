"""Exclusion of biased members (Ausschließungsgründe)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class BiasFacts:
    """What ties a member to the matter; each point is a finding of a person."""

    own_advantage: bool = fact("Eigener unmittelbarer Vor- oder Nachteil", False)
    relative_advantage: bool = fact("Vor- oder Nachteil eines Angehörigen", False)
    represented_advantage: bool = fact("Vor- oder Nachteil einer vertretenen Person", False)
    employed_by_affected: bool = fact("Bei einem Betroffenen beschäftigt", False)
    organ_of_affected: bool = fact("Leitungsorgan eines Betroffenen", False)
    earlier_opinion: bool = fact("Früher Gutachten abgegeben", False)
    group_interest_only: bool = fact("Nur als Teil einer Gruppe betroffen", False)
    public_session: bool = fact("Öffentliche Sitzung", True)


@rule("exclusion", duty=Duty.ENFORCE, facts=BiasFacts, title="Befangenheit")
def exclusion(law: Law, facts: BiasFacts) -> Decision[bool]:
    """Tell whether a member must leave for an item. Source: GO NRW § 31."""
    advantage = facts.own_advantage or facts.relative_advantage or facts.represented_advantage
    tie = facts.employed_by_affected or facts.organ_of_affected or facts.earlier_opinion
    if not (advantage or tie):
        says = "Kein Ausschließungsgrund ist angegeben."
        return decided(False, law.reason("exclusion.advantage", says, False))
    step = "exclusion.advantage" if advantage else "exclusion.tie"
    says = "Die Entscheidung berührt das Mitglied, Nahestehende oder einen Betroffenen unmittelbar."
    place = "darf im Zuhörerbereich bleiben" if facts.public_session else "verlässt den Raum"
    leaving = law.reason("exclusion.duty", f"Das Mitglied zeigt es vorher an und {place}.")
    return decided(True, law.reason(step, says, True, leaving))


@exclusion.exception(when=lambda facts: facts.group_interest_only)
def group_interest(law: Law, facts: BiasFacts) -> Decision[bool]:
    """Let a member stay who is touched only like everyone in a group."""
    says = "Das Mitglied ist nur als Teil einer Gruppe mit gemeinsamen Interessen betroffen."
    return decided(False, law.reason("exclusion.group", says, False))
