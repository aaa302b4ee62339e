"""Electronic voting in a meeting (Abstimmungssystem): only with an admitted system."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule, unknown
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german

FORMS = {"present": "in Präsenz", "hybrid": "hybrid", "digital": "digital"}


@dataclass(frozen=True, slots=True)
class SystemFacts:
    """A meeting and the system its members would vote with."""

    form: Literal["present", "hybrid", "digital"] = fact("Form der Sitzung", options=FORMS)
    day: date = fact("Tag der Sitzung")
    system: str = fact("Abstimmungssystem", "")
    admission: str = fact("Zulassung, Aktenzeichen", "")
    admitted_on: date | None = fact("Tag der Zulassung", None)


@rule("voting_system", duty=Duty.ENFORCE, facts=SystemFacts, title="Elektronische Abstimmung")
def voting_system(law: Law, facts: SystemFacts) -> Decision[bool]:
    """Allow electronic votes with a named, admitted system. Source: DigiSiVO NRW § 2."""
    since = facts.admitted_on
    admitted = bool(facts.system and facts.admission) and since is not None and since <= facts.day
    if not facts.system:
        says = "Es ist kein Abstimmungssystem benannt."
    elif not facts.admission or since is None:
        says = f"Für {facts.system} ist keine Zulassung benannt."
    else:
        says = f"{facts.system} ist seit {german(since)} zugelassen ({facts.admission})."
    return decided(admitted, law.reason("voting_system.admitted", says, admitted))


@voting_system.exception(when=lambda facts: facts.form == "present")
def nothing_known(law: Law, facts: SystemFacts) -> Decision[bool]:
    """Leave it open where everybody is present: the ordinance speaks of other meetings only."""
    return unknown(
        "Ob in einer Sitzung in Präsenz elektronisch abgestimmt werden darf: "
        "keine Vorschrift hinterlegt"
    )
