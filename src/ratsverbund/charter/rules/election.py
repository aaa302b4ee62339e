"""Elections of persons by the council (Wahlen): ballot, run-off and lot."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, Reason, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate with the votes of one ballot."""

    name: str = fact("Name")
    votes: int = fact("Stimmen")

    def __post_init__(self) -> None:
        not_negative(self, "votes")


@dataclass(frozen=True, slots=True)
class ElectionFacts:
    """One ballot: the votes, and how it was asked for."""

    candidates: tuple[Candidate, ...] = fact("Bewerbungen")
    no_votes: int = fact("Gültige Nein-Stimmen", 0)
    runoff: bool = fact("Stichwahl", False)
    statutory_number: int = fact("Gesetzliche Zahl der Mitglieder", 0)
    secrecy_asked: int = fact("Mitglieder, die geheime Wahl verlangen", 0)

    def __post_init__(self) -> None:
        not_negative(self, "no_votes", "statutory_number", "secrecy_asked")
        if not self.candidates:
            raise FactsError("Es gibt keine Bewerbung. Bitte mindestens einen Namen eintragen.")
        if self.runoff and len(self.candidates) > 2:
            raise FactsError("Zur Stichwahl stehen zwei. Bitte nur die beiden Besten eintragen.")


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """Who is elected, else between whom a run-off or the lot decides; and whether in secret."""

    elected: str
    runoff: tuple[str, ...]
    lot: tuple[str, ...]
    secret: bool


@rule("election", duty=Duty.COMPUTE, facts=ElectionFacts, title="Wahl")
def election(law: Law, facts: ElectionFacts) -> Decision[ElectionResult]:
    """Find who has more than half of the valid votes. Source: GO NRW § 50 Abs. 2."""
    secret, how = ballot(law, facts)
    ranked = sorted(facts.candidates, key=lambda one: -one.votes)
    valid = sum(one.votes for one in ranked) + facts.no_votes
    best = ranked[0]
    if 2 * best.votes > valid:
        says = f"{best.name} hat {best.votes} von {valid} gültigen Stimmen und ist gewählt."
        result = ElectionResult(best.name, (), (), secret)
        return decided(result, law.reason("election.majority", says, best.name), *how)
    if len(ranked) == 1:
        says = f"{best.name} hat mit {best.votes} von {valid} gültigen Stimmen keine Mehrheit."
        result = ElectionResult("", (), (), secret)
        return decided(result, law.reason("election.majority", says, ""), *how)
    pair = tuple(one.name for one in ranked if one.votes >= ranked[1].votes)
    if len(pair) > 2:
        law.note(f"Gleich viele Stimmen für die Stichwahl: {', '.join(pair)}.")
    says = f"Niemand hat mehr als die Hälfte von {valid} Stimmen: Stichwahl {', '.join(pair)}."
    result = ElectionResult("", pair, (), secret)
    return decided(result, law.reason("election.majority", says, pair), *how)


@election.exception(when=lambda facts: facts.runoff)
def second_ballot(law: Law, facts: ElectionFacts) -> Decision[ElectionResult]:
    """Elect who has more votes in the run-off; a tie is for the lot, never for us."""
    secret, how = ballot(law, facts)
    ranked = sorted(facts.candidates, key=lambda one: -one.votes)
    if len({one.votes for one in ranked}) == 1 and len(ranked) > 1:
        names = tuple(one.name for one in ranked)
        says = f"Gleichstand in der Stichwahl: Das Los entscheidet zwischen {' und '.join(names)}."
        result = ElectionResult("", (), names, secret)
        return decided(result, law.reason("election.lot", says, names), *how)
    says = f"{ranked[0].name} hat in der Stichwahl {ranked[0].votes} Stimmen und ist gewählt."
    result = ElectionResult(ranked[0].name, (), (), secret)
    return decided(result, law.reason("election.majority", says, ranked[0].name), *how)


def ballot(law: Law, facts: ElectionFacts) -> tuple[bool, tuple[Reason, ...]]:
    """Tell whether the ballot must be secret: once at one objection, now at a fifth."""
    if not facts.secrecy_asked:
        return False, ()
    share = law.number("election.secrecy_share")
    needed = -(-facts.statutory_number // share) if share else 1
    secret = facts.secrecy_asked >= needed
    says = f"Geheime Wahl verlangen {facts.secrecy_asked}; nötig sind {needed}."
    return secret, (law.reason("election.secrecy_share", says, secret),)
