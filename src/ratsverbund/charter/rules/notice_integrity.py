"""Whether a published document is still the original."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True)
class IntegrityFacts:
    """The fingerprints of the file as published and as found."""

    published_hash: str = fact("Prüfsumme bei der Bereitstellung")
    found_hash: str = fact("Prüfsumme jetzt")


@rule(
    "notice_integrity",
    duty=Duty.ENFORCE,
    facts=IntegrityFacts,
    title="Unverändertheit einer Bekanntmachung",
)
def notice_integrity(law: Law, facts: IntegrityFacts) -> Decision[bool]:
    """Compare the file with the original. Source: BekanntmVO NRW § 6 Abs. 2."""
    same = facts.published_hash == facts.found_hash
    if not same:
        law.note("Die Datei wurde nach der Bereitstellung verändert: Bitte das Original zeigen.")
    says = "Die Datei ist unverändert." if same else "Die Datei weicht vom Original ab."
    return decided(same, law.reason("notice_integrity.original", says, same))
