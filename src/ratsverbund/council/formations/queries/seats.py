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
    """Try out a committee: each list's seats, the steps, the tie, and the picks of chairs."""
    law = law_of(body, timezone.localdate())
    votes = tuple(ListVotes(name, number) for name, number in lists)
    decision = committee_seats(law, SeatFacts(seats, votes, method))  # type: ignore[arg-type]
    found = decision.settled
    given = {one.name: one.seats for one in found.seats}
    return {
        "seats": found.seats,
        "tie": found.tie,
        "decision": readable(decision.as_json()),
        "steps": steps_of(method, seats, lists, given),
    }


def picks(body: Body, chairs: int, lists: list[tuple[str, int]]) -> dict[str, Any]:
    """The order in which Fraktionen would pick chairs."""
    votes = tuple(ListVotes(name, number) for name, number in lists)
    decision = chair_access(law_of(body, timezone.localdate()), TurnFacts(chairs, votes))
    return {"order": decision.settled, "decision": readable(decision.as_json())}
