"""Motion to take a matter back to the council (Rückholrecht)."""

from dataclasses import dataclass
from datetime import date

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.rules.counts import Count, number_on


@dataclass(frozen=True, slots=True)
class Signature:
    """A name under a motion."""

    name: str = fact("Name")
    council_member: bool = fact("Mitglied des Rates", True)


@dataclass(frozen=True, slots=True)
class CallInFacts:
    """A motion on a day, with its signatures and the size of the council over time."""

    day: date = fact("Tag des Antrags")
    statutory_number: tuple[Count, ...] = fact("Gesetzliche Zahl der Mitglieder")
    signatures: tuple[Signature, ...] = fact("Unterschriften")


@rule("call_in", duty=Duty.ENFORCE, facts=CallInFacts, title="Rückholrecht")
def call_in(law: Law, facts: CallInFacts) -> Decision[bool]:
    """Tell whether enough members signed. Source: the charter's norm on the right to call in."""
    members = number_on(facts.statutory_number, facts.day)
    share = law.number("call_in.share")
    signed = len({signature.name for signature in facts.signatures if signature.council_member})
    admissible = share * signed >= members
    left_out = len(facts.signatures) - signed
    says = (
        f"{signed} gültige Unterschriften von {members} Mitgliedern; "
        f"nötig sind {-(-members // share)}."
    )
    if left_out:
        says += f" Nicht gezählt: {left_out} (doppelt oder kein Ratsmitglied)."
    right = law.reason("call_in.right", "Der Rat kann eine Angelegenheit an sich ziehen.")
    return decided(admissible, law.reason("call_in.share", says, admissible, right))
