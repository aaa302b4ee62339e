"""How a seat in a committee is filled again (Nachfolge)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact

WAYS = {
    "elected": "Der Rat wählt auf Vorschlag der Fraktion.",
    "named": "Die Fraktion oder Gruppe benennt; gewählt wird nicht.",
}
Way = Literal["elected", "named"]


@dataclass(frozen=True, slots=True)
class VacancyFacts:
    """A seat that became vacant."""

    proposed: bool = fact("Der Sitz entstand auf Vorschlag einer Fraktion oder Gruppe", True)


@rule("successor", duty=Duty.ENFORCE, facts=VacancyFacts, title="Nachfolge im Ausschuss")
def successor(law: Law, facts: VacancyFacts) -> Decision[Way]:
    """Tell whether the council elects or the Fraktion names. Source: GO NRW § 50 Abs. 3."""
    way: Way = "named" if law.word("successor.way") == "named" else "elected"
    if not facts.proposed:
        law.note("Der Sitz gehört zu keiner Fraktion oder Gruppe. Wer vorschlägt, bitte klären.")
    return decided(way, law.reason("successor.way", WAYS[way], way), label=WAYS[way])
