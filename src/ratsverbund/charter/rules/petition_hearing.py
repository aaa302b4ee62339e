"""Petitioners before the committee (Rederecht): who speaks, and how long."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """A petition on the committee's agenda."""

    first_signatory: str = fact("Erstunterzeichner")
    signatories: int = fact("Zahl der Unterzeichner", 1)
    speakers: tuple[str, ...] = fact("Benannte Sprecher", ())
    spoken_seconds: int = fact("Bisherige Redezeit in Sekunden", 0)

    def __post_init__(self) -> None:
        not_negative(self, "signatories", "spoken_seconds")


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who may speak for how many minutes; nobody when there is no such right."""

    speaker: str
    minutes: int


@rule("petition_hearing", duty=Duty.ENFORCE, facts=HearingFacts, title="Rederecht der Petenten")
def petition_hearing(law: Law, facts: HearingFacts) -> Decision[Hearing]:
    """Name the one speaker and the time. Source: the charter's norm on petitions."""
    minutes = law.number("petition_hearing.minutes")
    if not minutes:
        says = "Ein Recht zur mündlichen Erläuterung besteht nicht."
        none = law.reason("petition_hearing.minutes", "Eine Redezeit ist nicht vorgesehen.", 0)
        return decided(Hearing("", 0), law.reason("petition_hearing.right", says, 0, none))
    if len(facts.speakers) > 1:
        norm = law.cite("petition_hearing.speaker").label
        raise FactsError(
            f"Benannt sind {len(facts.speakers)} Sprecher; nach {norm} spricht nur einer. "
            "Bitte einen gemeinsamen Wortführer benennen."
        )
    if facts.spoken_seconds > 60 * minutes:
        law.note(f"Die Redezeit von {minutes} Minuten ist überschritten.")
    speaker = facts.speakers[0] if facts.speakers else facts.first_signatory
    allowed = f"{speaker} erläutert das Anliegen zu Beginn des Tagesordnungspunkts."
    reasons = [
        law.reason("petition_hearing.minutes", f"Höchstens {minutes} Minuten Redezeit.", minutes),
        law.reason("petition_hearing.right", allowed, speaker),
    ]
    if facts.signatories > 1:
        says = f"Gemeinschaftliche Eingabe von {facts.signatories}: Es spricht nur {speaker}."
        reasons.append(law.reason("petition_hearing.speaker", says, speaker))
    return decided(Hearing(speaker, minutes), *reasons)
