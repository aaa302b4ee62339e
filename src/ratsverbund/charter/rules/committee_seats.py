"""Distribution of committee seats over lists (Sitzverteilung), by a dated method."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count as naturals
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative

METHODS = {
    "hare_niemeyer": "Hare/Niemeyer",
    "dhondt": "d'Hondt",
    "sainte_lague": "Sainte-Laguë/Schepers",
}


@dataclass(frozen=True, slots=True)
class ListVotes:
    """A list and the votes, or members, behind it."""

    name: str = fact("Liste")
    votes: int = fact("Stimmen")

    def __post_init__(self) -> None:
        not_negative(self, "votes")


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """Seats to give and the lists that share them."""

    seats: int = fact("Zu besetzende Sitze")
    lists: tuple[ListVotes, ...] = fact("Listen")
    method: Literal["", "hare_niemeyer", "dhondt", "sainte_lague"] = fact(
        "Anderes Verfahren zum Vergleich", "", options=METHODS
    )

    def __post_init__(self) -> None:
        not_negative(self, "seats")
        if not sum(one.votes for one in self.lists):
            raise FactsError("Keine Liste hat eine Stimme. Bitte die Stimmen eintragen.")


@dataclass(frozen=True, slots=True)
class Tie:
    """Lists that stand equal before the last seats; the lot decides."""

    lists: tuple[str, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class ListSeats:
    """The sure seats of one list."""

    name: str
    seats: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Sure seats of each list in the order given, and the tie over what is left."""

    seats: tuple[ListSeats, ...]
    tie: Tie | None


@rule("committee_seats", duty=Duty.COMPUTE, facts=SeatFacts, title="Sitzverteilung im Ausschuss")
def committee_seats(law: Law, facts: SeatFacts) -> Decision[Distribution]:
    """Share out the seats; a tie is shown, never decided. Source: GO NRW § 50 Abs. 3."""
    method = facts.method or law.word("committee_seats.method")
    found = DISTRIBUTE[method](facts.seats, facts.lists)
    shares = ", ".join(f"{one.name} {one.seats}" for one in found.seats)
    says = f"{facts.seats} Sitze nach {METHODS[method]}: {shares}."
    if found.tie:
        law.note(
            f"Losentscheid nötig: {found.tie.seats} Sitz(e) zwischen {', '.join(found.tie.lists)}."
        )
    step = "committee_seats.distribution" if facts.method else "committee_seats.method"
    return decided(found, law.reason(step, says, found))


def hare_niemeyer(seats: int, lists: Sequence[ListVotes]) -> Distribution:
    """Give whole quotas first, then the largest remainders."""
    votes = sum(one.votes for one in lists)
    quotas = [Fraction(one.votes * seats, votes) for one in lists]
    whole = [int(quota) for quota in quotas]
    remainders = [quota - floor for quota, floor in zip(quotas, whole, strict=True)]
    left = seats - sum(whole)
    order = sorted(set(remainders), reverse=True)
    for remainder in order:
        equal = [place for place, value in enumerate(remainders) if value == remainder]
        if len(equal) > left:
            return given(lists, whole, equal if left else [], left)
        for place in equal:
            whole[place] += 1
        left -= len(equal)
    return given(lists, whole, [], 0)


def highest_averages(divisors: Callable[[], Iterable[int]]) -> Callable[..., Distribution]:
    """Build a method that gives each next seat to the highest average."""

    def distribute(seats: int, lists: Sequence[ListVotes]) -> Distribution:
        steps = list(zip(range(seats), divisors(), strict=False))
        averages = sorted(
            (
                (Fraction(one.votes, divisor), place)
                for place, one in enumerate(lists)
                for _, divisor in steps
            ),
            reverse=True,
        )
        if not seats:
            return given(lists, [0] * len(lists), [], 0)
        last = averages[seats - 1][0]
        sure = [place for average, place in averages if average > last]
        equal = [place for average, place in averages if average == last]
        whole = [sure.count(place) for place in range(len(lists))]
        left = seats - len(sure)
        if len(equal) > left:
            return given(lists, whole, sorted(equal), left)
        return given(lists, [n + equal.count(place) for place, n in enumerate(whole)], [], 0)

    return distribute


def given(
    lists: Sequence[ListVotes], whole: Sequence[int], equal: Sequence[int], left: int
) -> Distribution:
    """Put seats and tie together."""
    seats = tuple(ListSeats(one.name, number) for one, number in zip(lists, whole, strict=True))
    tie = Tie(tuple(lists[place].name for place in equal), left) if equal else None
    return Distribution(seats, tie)


DISTRIBUTE: dict[str, Callable[[int, Sequence[ListVotes]], Distribution]] = {
    "hare_niemeyer": hare_niemeyer,
    "dhondt": highest_averages(lambda: naturals(1)),
    "sainte_lague": highest_averages(lambda: naturals(1, 2)),
}
