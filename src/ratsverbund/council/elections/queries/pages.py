"""What the pages of elections show."""

from typing import Any

from django.db.models import QuerySet

from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.queries.results import with_results
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import items_of, items_visible
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.queries import known_to


def elections_for(actor: Any) -> QuerySet[Election]:
    """The elections an actor may see, the latest meeting first, with what came of them."""
    seen = Election.objects.filter(items_visible(actor, "item__"))
    return with_results(seen).order_by("-item__meeting__starts_at", "item__order", "pk")


def electing_items(actor: Any) -> QuerySet[AgendaItem]:
    """The items an actor may put an election under."""
    return items_of(actor)


def items_to_elect(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The open items of a meeting that can take an election: those without a paper."""
    return meeting.items.filter(state=AgendaItem.State.OPEN, consultation=None).order_by(
        "-public", "order"
    )


def candidates_in(body: Body) -> QuerySet[Person]:
    """Who can be chosen: those who belong to the body, and those entered for it without a seat."""
    return Person.objects.filter(known_to([body.pk], keeping=[body.pk]))
