"""Result of a vote (Abstimmungsergebnis) and the words minutes use for it."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative

MAJORITIES = {
    "simple": "Mehrheit der abgegebenen Stimmen",
    "statutory": "Mehrheit der gesetzlichen Mitgliederzahl",
    "two_thirds": "zwei Drittel der gesetzlichen Mitgliederzahl",
}
Outcome = Literal["adopted", "rejected"]


@dataclass(frozen=True, slots=True)
class Hurdle:
    """How many yes votes a motion needs, and of how many."""

    yes: int
    of: int


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """The votes counted, and the majority they are measured by."""

    yes: int = fact("Ja-Stimmen")
    no: int = fact("Nein-Stimmen")
    abstentions: int = fact("Enthaltungen")
    invalid: int = fact("Ungültige Stimmen", 0)
    majority: Literal["simple", "statutory", "two_thirds"] = fact(
        "Nötige Mehrheit", "simple", options=MAJORITIES
    )
    statutory_number: int | None = fact("Gesetzliche Zahl der Mitglieder", None)
    present: int | None = fact("Anwesende Stimmberechtigte", None)
    unopposed: bool = fact("Ohne Auszählung, niemand widersprach", False)

    def __post_init__(self) -> None:
        not_negative(self, "yes", "no", "abstentions", "invalid", "statutory_number", "present")
        self.check_against(self.present, "Anwesende", "die Anwesenheit")
        self.check_against(self.statutory_number, "Mitglieder", "die gesetzliche Zahl")
        counted = self.yes or self.no or self.abstentions or self.invalid
        if self.unopposed and (self.majority != "simple" or counted):
            raise FactsError(
                "Ohne Widerspruch beschlossen ist nur, was die einfache Mehrheit braucht und was "
                "nicht ausgezählt ist. Bitte die Stimmen auszählen oder weglassen."
            )

    def check_against(self, limit: int | None, who: str, what: str) -> None:
        """Refuse more votes than people. Raises: FactsError."""
        votes = self.yes + self.no + self.abstentions + self.invalid
        if limit is not None and votes > limit:
            raise FactsError(
                f"Es sind {votes} Stimmen eingetragen, aber nur {limit} {who}. "
                f"Bitte die Stimmen oder {what} berichtigen."
            )


@rule("vote_result", duty=Duty.COMPUTE, facts=VoteFacts, title="Abstimmungsergebnis")
def vote_result(law: Law, facts: VoteFacts) -> Decision[Outcome]:
    """Tell whether a motion is adopted. Source: GO NRW § 50 Abs. 1 and 5."""
    adopted = facts.yes >= hurdle(facts).yes
    says = f"{facts.yes} Ja- und {facts.no} Nein-Stimmen"
    if adopted:
        majority = law.reason("vote_result.simple", f"{says}: Die Mehrheit stimmt zu.", adopted)
    elif facts.yes == facts.no:
        tie = f"{says}: Bei Stimmengleichheit ist der Antrag abgelehnt."
        majority = law.reason("vote_result.tie", tie, adopted)
    else:
        majority = law.reason("vote_result.simple", f"{says}: Keine Mehrheit.", adopted)
    return announced(adopted, facts, majority, *uncounted(law, facts))


@vote_result.exception(when=lambda facts: facts.unopposed)
def unopposed_vote(law: Law, facts: VoteFacts) -> Decision[Outcome]:
    """Adopt what nobody objects to; nothing is counted. Source: GO NRW § 50 Abs. 1."""
    who = "Niemand" if facts.present is None else f"Niemand von {facts.present} Stimmberechtigten"
    says = f"{who} widerspricht; ausgezählt ist nicht: Die Mehrheit stimmt zu."
    return announced(True, facts, law.reason("vote_result.simple", says, True))


@vote_result.exception(when=lambda facts: facts.majority == "statutory")
def statutory_majority_vote(law: Law, facts: VoteFacts) -> Decision[Outcome]:
    """Measure by more than half of the statutory number. Source: GO NRW § 7 Abs. 3."""
    return measured(law, facts, "vote_result.statutory", "der Mehrheit")


@vote_result.exception(when=lambda facts: facts.majority == "two_thirds")
def two_thirds_vote(law: Law, facts: VoteFacts) -> Decision[Outcome]:
    """Measure by two thirds of the statutory number. Source: GO NRW § 47a Abs. 1."""
    return measured(law, facts, "vote_result.two_thirds", "zwei Dritteln")


def hurdle(facts: VoteFacts) -> Hurdle:
    """Return the yes votes a counted motion needs: the one place where majorities are computed."""
    if facts.majority == "simple":
        cast = facts.yes + facts.no
        return Hurdle(cast // 2 + 1, max(cast, 1))
    members: int = need(facts, "statutory_number")
    most = facts.majority == "statutory"
    return Hurdle(members // 2 + 1 if most else -(-2 * members // 3), members)


def measured(law: Law, facts: VoteFacts, step: str, share: str) -> Decision[Outcome]:
    """Decide by a number of yes votes that the members, not the voters, fix."""
    needed = hurdle(facts)
    adopted = facts.yes >= needed.yes
    says = (
        f"{facts.yes} Ja-Stimmen; nötig sind {needed.yes} von {needed.of} Mitgliedern "
        f"(Vorschrift mit {share} der gesetzlichen Zahl)."
    )
    return announced(adopted, facts, law.reason(step, says, adopted), *uncounted(law, facts))


def uncounted(law: Law, facts: VoteFacts) -> tuple[Reason, ...]:
    """Explain abstentions and invalid votes, if there are any."""
    if not facts.abstentions and not facts.invalid:
        return ()
    parts = [
        number_of(facts.abstentions, "Enthaltung", "Enthaltungen"),
        number_of(facts.invalid, "ungültige Stimme", "ungültige Stimmen"),
    ]
    verb = "zählt" if facts.abstentions + facts.invalid == 1 else "zählen"
    says = f"{' und '.join(filter(None, parts))} {verb} für die Mehrheit nicht."
    return (law.reason("vote_result.abstentions", says),)


def number_of(count: int, one: str, more: str) -> str:
    """Return a number with its word in the right form; nothing for none."""
    return f"{count} {one if count == 1 else more}" if count else ""


def announced(adopted: bool, facts: VoteFacts, *reasons: Reason) -> Decision[Outcome]:
    """Return the outcome with the wording of the minutes."""
    outcome: Outcome = "adopted" if adopted else "rejected"
    return decided(outcome, *reasons, label=vote_label(facts, adopted))


def vote_label(facts: VoteFacts, adopted: bool) -> str:
    """Return how minutes name a result; abstentions do not break unanimity."""
    if adopted and facts.unopposed:
        return "ohne Widerspruch beschlossen"
    if adopted:
        return "mehrheitlich beschlossen" if facts.no else "einstimmig beschlossen"
    if not facts.yes and not facts.no:
        return "abgelehnt (keine Ja- und keine Nein-Stimme)"
    if not facts.yes:
        return "einstimmig abgelehnt"
    if facts.yes == facts.no:
        return "abgelehnt (Stimmengleichheit)"
    if facts.yes > facts.no:
        return "abgelehnt (nötige Mehrheit verfehlt)"
    return "abgelehnt"
