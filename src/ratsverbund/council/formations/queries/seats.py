"""How seats and chairs are shared out: of an election, and what if."""

from typing import Any

from django.utils import timezone

from ratsverbund.charter.rules.committee_seats import (
    METHODS,
    ListVotes,
    SeatFacts,
    committee_seats,
)
from ratsverbund.charter.rules.highest_averages import TurnFacts, chair_access
from ratsverbund.council.elections.ballots import law_for
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.queries import readable
from ratsverbund.council.formations.steps import Steps, steps_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of


def computation(election: Any) -> Steps | None:
    """How the seats of a list election came about; nothing before they are given."""
    rows = [row for row in election.round_rows if not row["corrected"]]
    if election.method != Election.Method.LISTS or not rows or not election.list_rows:
        return None
    given = {row["name"]: row["seats"] or 0 for row in election.list_rows}
    votes = [(count["name"], count["votes"]) for count in rows[-1]["votes"]]
    return (
        steps_of(method_of(election), election.seats, votes, given) if any(given.values()) else None
    )


def method_of(election: Election) -> str:
    """By which method the seats were shared out."""
    if election.kind == Election.Kind.DEPUTY_MAYORS:
        return "dhondt"
    decision = committee_seats(law_for(election), SeatFacts(1, (ListVotes("–", 1),)))
    said = decision.reasons[0].says if decision.known else ""
    named = next((key for key, word in METHODS.items() if word in said), "")
    return election.formula or named or "hare_niemeyer"


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
