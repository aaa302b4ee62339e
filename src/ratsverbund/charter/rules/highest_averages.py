"""Who comes first by highest averages (Höchstzahlen): deputies of the mayor, picks of chairs."""

from dataclasses import dataclass
from fractions import Fraction

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.rules.committee_seats import ListVotes


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """Turns to give, the lists that share them, and the lots drawn so far."""

    turns: int = fact("Zu vergebende Stellen")
    lists: tuple[ListVotes, ...] = fact("Listen")
    drawn: tuple[str, ...] = fact("Gezogene Lose, in ihrer Folge", ())

    def __post_init__(self) -> None:
        not_negative(self, "turns")
        if not sum(one.votes for one in self.lists):
            raise FactsError("Keine Liste hat eine Stimme. Bitte die Stimmen eintragen.")


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the order, whose it is, by which average, and whether by lot."""

    place: int
    name: str
    average: str
    lot: bool


@dataclass(frozen=True, slots=True)
class Order:
    """The sure turns in their order, and between whom the next lot decides."""

    turns: tuple[Turn, ...]
    tie: tuple[str, ...]


@rule(
    "deputy_order",
    duty=Duty.COMPUTE,
    facts=TurnFacts,
    title="Reihenfolge der stellvertretenden Bürgermeister",
)
def deputy_order(law: Law, facts: TurnFacts) -> Decision[Order]:
    """Order the deputies of the mayor by highest averages. Source: GO NRW § 67 Abs. 2."""
    order = highest_averages(facts)
    return decided(order, law.reason("deputy_order.averages", told(law, order), order))


@rule(
    "chair_access",
    duty=Duty.COMPUTE,
    facts=TurnFacts,
    title="Zugriff der Fraktionen auf die Ausschussvorsitze",
)
def chair_access(law: Law, facts: TurnFacts) -> Decision[Order]:
    """Order the picks of the Fraktionen by highest averages. Source: GO NRW § 58 Abs. 5."""
    order = highest_averages(facts)
    return decided(order, law.reason("chair_access.averages", told(law, order), order))


def highest_averages(facts: TurnFacts) -> Order:
    """Give one turn after the other; equal averages wait for a lot."""
    votes = {one.name: one.votes for one in facts.lists}
    taken = dict.fromkeys(votes, 0)
    drawn = list(facts.drawn)
    turns: list[Turn] = []
    for place in range(1, facts.turns + 1):
        averages = {name: Fraction(votes[name], taken[name] + 1) for name in votes}
        best = max(averages.values())
        equal = [name for name in votes if averages[name] == best]
        if len(equal) > 1 and not drawn:
            return Order(tuple(turns), tuple(equal))
        name = equal[0] if len(equal) == 1 else drawn.pop(0)
        if name not in equal:
            raise FactsError(
                f"Das Los fiel auf „{name}“, gezogen wird zwischen {', '.join(equal)}. "
                "Bitte berichtigen."
            )
        taken[name] += 1
        turns.append(Turn(place, name, written(best), len(equal) > 1))
    return Order(tuple(turns), ())


def told(law: Law, order: Order) -> str:
    """Say the order; a tie is noted, never decided."""
    said = ", ".join(f"{turn.place}. {turn.name} ({turn.average})" for turn in order.turns)
    if order.tie:
        place = len(order.turns) + 1
        law.note(f"Losentscheid nötig: {place}. Stelle zwischen {', '.join(order.tie)}.")
    return f"Reihenfolge der Höchstzahlen: {said or 'offen'}."


def written(average: Fraction) -> str:
    """Write an average with two decimals, as the minutes do."""
    return f"{float(average):.2f}".replace(".", ",")
