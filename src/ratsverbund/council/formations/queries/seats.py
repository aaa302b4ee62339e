"""How seats and chairs would be shared out."""

from typing import Any

from django.utils import timezone

from ratsverbund.charter.rules.committee_seats import ListVotes, SeatFacts, committee_seats
from ratsverbund.charter.rules.highest_averages import TurnFacts, chair_access
from ratsverbund.council.elections.queries import readable
from ratsverbund.council.elections.shares.steps import steps_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of


def preview(body: Body, seats: int, lists: list[tuple[str, int]], method: str) -> dict[str, Any]:
    """Try out a committee: each list's seats, the steps and the tie.

    `legal` is the method of the law, empty where it is not on record: then the others compare.
    """
    law = law_of(body, timezone.localdate())
    votes = tuple(ListVotes(name, number) for name, number in lists)
    own = committee_seats(law, SeatFacts(seats, votes))
    legal = law.word("committee_seats.method") if own.known else ""
    method = method or legal
    if not method:
        return {"legal": "", "steps": None, "decision": readable(own.as_json())}
    decision = own if method == legal else committee_seats(law, SeatFacts(seats, votes, method))  # type: ignore[arg-type]
    found = decision.settled
    given = {one.name: one.seats for one in found.seats}
    return {
        "legal": legal,
        "compared": method != legal,
        "tie": found.tie,
        "decision": readable(own.as_json()),
        "steps": steps_of(method, seats, lists, given),
    }


def picks(body: Body, chairs: int, lists: list[tuple[str, int]]) -> dict[str, Any]:
    """The order in which Fraktionen would pick chairs."""
    votes = tuple(ListVotes(name, number) for name, number in lists)
    decision = chair_access(law_of(body, timezone.localdate()), TurnFacts(chairs, votes))
    return {"order": decision.settled, "decision": readable(decision.as_json())}
