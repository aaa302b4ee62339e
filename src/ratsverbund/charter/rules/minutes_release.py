"""Giving minutes of committees to the press (Niederschriften)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """Minutes somebody wants to release."""

    approved: bool = fact("Genehmigt")
    names_from_closed_items: tuple[str, ...] = fact("Namen aus nichtöffentlichen Punkten", ())
    objection: str = fact("Entgegenstehende öffentliche Belange", "")


@rule(
    "minutes_release", duty=Duty.ENFORCE, facts=MinutesFacts, title="Freigabe von Niederschriften"
)
def minutes_release(law: Law, facts: MinutesFacts) -> Decision[bool]:
    """Tell whether minutes may be given to the press. Source: the charter's norm on minutes."""
    if not facts.approved:
        return answered(law, False, "Die Niederschrift ist noch nicht genehmigt.")
    if facts.names_from_closed_items:
        names = ", ".join(facts.names_from_closed_items)
        return answered(law, False, f"Enthält Namen aus nichtöffentlichen Punkten: {names}.")
    if facts.objection:
        return answered(law, False, f"Öffentliche Belange stehen entgegen: {facts.objection}.")
    return answered(law, True, "Nichts steht der Freigabe entgegen.")


def answered(law: Law, allowed: bool, says: str) -> Decision[bool]:
    """Answer with the one reason."""
    return decided(allowed, law.reason("minutes_release.allowed", says, allowed))
