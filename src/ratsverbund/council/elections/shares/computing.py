"""How the lists of an election got their seats, step by step."""

from typing import Any

from ratsverbund.charter.rules.committee_seats import (
    METHODS,
    ListVotes,
    SeatFacts,
    committee_seats,
)
from ratsverbund.council.elections.ballots import law_for
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.shares.steps import Steps, steps_of


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
