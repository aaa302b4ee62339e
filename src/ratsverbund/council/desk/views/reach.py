"""One meeting or item the account may open, and the way back to it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.desk import queries
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import items_of
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body


def meeting_for(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with this number, if it is one of the account's."""
    meeting = get_object_or_404(queries.one_of_mine(request.user), pk=pk)
    show_body(request, meeting.body_id)
    return meeting


def item_for(request: HttpRequest, pk: int) -> AgendaItem:
    """The item with this number, if the account may open its meeting."""
    item = get_object_or_404(items_of(request.user), pk=pk)
    show_body(request, item.meeting.body_id)
    return item


def items_for(request: HttpRequest, pk: int, *, taken: bool = False) -> list[AgendaItem]:
    """The items of a meeting; those kept on a device without what is not released for that."""
    items: list[Any] = list(queries.reading_items(request.user, pk))
    if taken and items and not items[0].released:
        items = [item for item in items if open_to_all(item)]
    if not items:
        raise Http404
    show_body(request, items[0].meeting.body_id)
    return items


def open_to_all(item: AgendaItem) -> bool:
    """Whether an item and its paper are public."""
    return item.public and (item.consultation is None or item.consultation.paper.public)


def trail(meeting: Meeting, here: str = "") -> list[dict[str, Any]]:
    """Where a page of this meeting is."""
    title = f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}"
    steps = [
        {"label": _("Meine Sitzungen"), "address": reverse("desk:mine")},
        {"label": title, "address": reverse("desk:meeting", args=[meeting.pk])},
    ]
    return [*steps, {"label": here}] if here else [steps[0], {"label": title}]
