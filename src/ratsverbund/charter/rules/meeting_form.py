"""Which meetings may be digital or hybrid (Sitzungsform)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.rules.objection_period import months_later
from ratsverbund.charter.timeline import german

MEETING = {
    "council": "Rat",
    "main_committee": "Haupt-, Finanz- oder Rechnungsprüfungsausschuss",
    "committee": "anderer Ausschuss",
    "faction": "Fraktion",
}


@dataclass(frozen=True, slots=True)
class FormFacts:
    """Who meets when in which form, and what it could rest on."""

    organization: Literal["council", "main_committee", "committee", "faction"] = fact(
        "Wer tagt", options=MEETING
    )
    form: Literal["hybrid", "digital"] = fact(
        "Form", options={"hybrid": "hybrid", "digital": "digital"}
    )
    day: date = fact("Tag der Sitzung")
    exception_found: date | None = fact("Ausnahmefall festgestellt am", None)
    provision: bool = fact("Die Hauptsatzung lässt hybride Ausschusssitzungen zu", False)

    @property
    def by_charter(self) -> bool:
        """Say whether the charter can be what the meeting rests on."""
        hybrid = self.organization == "committee" and self.form == "hybrid"
        return hybrid and self.exception_found is None


@rule("meeting_form", duty=Duty.ENFORCE, facts=FormFacts, title="Digitale und hybride Sitzung")
def meeting_form(law: Law, facts: FormFacts) -> Decision[bool]:
    """Ask for an exceptional case the council found, which still lasts.

    Source: GO NRW § 47a Abs. 1 and 2.
    """
    if facts.exception_found is None:
        says = f"{MEETING[facts.organization]}: Digital oder hybrid nur in einem Ausnahmefall."
        return decided(False, law.reason("vote_result.two_thirds", says, False))
    last = months_later(facts.exception_found, law.number("hybrid_period.largest"))
    covered = facts.exception_found <= facts.day <= last
    verb = "liegt" if covered else "liegt nicht"
    says = (
        f"Der Ausnahmefall vom {german(facts.exception_found)} gilt längstens bis "
        f"{german(last)}; der {german(facts.day)} {verb} darin."
    )
    return decided(covered, law.reason("hybrid_period.largest", says, covered))


@meeting_form.exception(when=lambda facts: facts.by_charter)
def committee_by_charter(law: Law, facts: FormFacts) -> Decision[bool]:
    """Let ordinary committees meet hybrid where the charter says so. Source: GO NRW § 58a."""
    told = "lässt hybride Ausschusssitzungen zu" if facts.provision else "sagt nichts dazu"
    says = f"Die Hauptsatzung {told}."
    return decided(facts.provision, law.reason("meeting_form.committee", says, facts.provision))


@meeting_form.exception(when=lambda facts: facts.organization == "faction")
def faction_is_free(law: Law, facts: FormFacts) -> Decision[bool]:
    """Bar no Fraktion from meeting as it likes; it counts alike. Source: GO NRW § 45 Abs. 3."""
    says = "Fraktionssitzungen zählen digital und hybrid wie in Präsenz."
    return decided(True, law.reason("meeting_form.faction", says, True))
