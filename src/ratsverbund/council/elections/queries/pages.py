"""What the pages of elections show."""

from typing import Any

from django.db.models import Q, QuerySet
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
from ratsverbund.council.elections.queries.results import readable, with_results
from ratsverbund.council.elections.steps import Steps, steps_of
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import items_of, visible
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.persons.models import Person


def elections_for(actor: Any) -> QuerySet[Election]:
    """The elections an actor may see, the latest meeting first, with what came of them."""
    seen = Election.objects.filter(visible(actor, "item__meeting__"))
    return with_results(seen).order_by("-item__meeting__starts_at", "item__order", "pk")


def electing_items(actor: Any) -> QuerySet[AgendaItem]:
    """The items an actor may put an election under."""
    return items_of(actor)


def candidates_in(body: Body) -> QuerySet[Person]:
    """Who can be chosen: those with a seat or office at the body, and those without any."""
    return Person.objects.filter(
        Q(memberships__organization__body=body)
        | Q(holdings__office__body=body)
        | Q(memberships=None, holdings=None)
    ).distinct()


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
