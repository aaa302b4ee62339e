"""Named reads about the course of a meeting."""

from typing import Any

from django.db.models import QuerySet

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.council.sittings.models import Entry

LATEST = 30


def sittings_for(actor: Any) -> QuerySet[Meeting]:
    """The meetings an actor may open, with where each of them is."""
    return one_meeting(actor).select_related("sitting__item__sheet")


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting in the order of its agenda; one statement."""
    return list(meeting.items.order_by("-public", "order"))


def course_of(meeting: Meeting) -> list[Entry]:
    """The latest lines of the course, the last one first; one statement."""
    return list(meeting.entries.select_related("item").order_by("-at", "-pk")[:LATEST])
