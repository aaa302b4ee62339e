"""Papers for the equal opportunity officer (Gleichstellungsbeauftragte)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A paper about to be sent out."""

    tags: tuple[str, ...] = fact("Themen der Vorlage")
    claimed: bool = fact("Von der Beauftragten an sich gezogen", False)
    statement: bool = fact("Stellungnahme liegt vor", False)
    released: bool = fact("Wird freigegeben", False)


@rule(
    "equal_opportunity",
    duty=Duty.WARN,
    facts=PaperFacts,
    title="Beteiligung der Gleichstellungsbeauftragten",
)
def equal_opportunity(law: Law, facts: PaperFacts) -> Decision[bool]:
    """Tell whether the paper goes to the officer too; warn if her statement is missing.

    Source: the charter's norm on the equal opportunity officer.
    """
    touched = tuple(tag for tag in facts.tags if tag in law.words("equal_opportunity.tags"))
    involved = bool(touched) or facts.claimed
    if touched:
        says = f"Berührt sind: {', '.join(touched)}."
    elif facts.claimed:
        says = "Die Gleichstellungsbeauftragte hat die Vorlage an sich gezogen."
    else:
        says = "Kein Thema der Gleichstellungsbeauftragten ist berührt."
    reasons = [law.reason("equal_opportunity.tags", says, involved)]
    if involved:
        sent = "Die Vorlage geht ihr zugleich mit den Mitgliedern zu."
        partner = law.reason("equal_opportunity.participation", "Sie wirkt an der Sache mit.")
        reasons.append(law.reason("equal_opportunity.dispatch", sent, involved, partner))
    if involved and facts.released and not facts.statement:
        law.note("Vor der Freigabe fehlt die Stellungnahme der Gleichstellungsbeauftragten.")
        missing = "Ihre Auffassung soll in die Beratung eingehen."
        reasons.append(law.reason("equal_opportunity.statement", missing, False))
    return decided(involved, *reasons)
