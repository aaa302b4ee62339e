"""One meeting or item that the account may open, and the way back to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings import queries
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body


def meeting_for(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with this number, if the account may open it."""
    meeting = get_object_or_404(queries.one_meeting(request.user), pk=pk)
    show_body(request, meeting.body_id)
    return meeting


def acting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead whoever only opens an address that acts on a meeting to the meeting itself."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        if request.method == "POST":
            return view(request, pk)
        return redirect("meetings:meeting", meeting_for(request, pk).pk)

    return answer


def item_for(request: HttpRequest, pk: int) -> AgendaItem:
    """The agenda item with this number, if the account may open its meeting."""
    item = get_object_or_404(queries.items_of(request.user), pk=pk)
    show_body(request, item.meeting.body_id)
    return item


def trail(meeting: Meeting, here: str = "") -> list[dict[str, Any]]:
    """Where a page of this meeting is."""
    day = write_date(meeting.starts_at)
    steps = [
        {"label": _("Sitzungen"), "address": reverse("meetings:list")},
        {
            "label": f"{meeting.organization.short_name}, {day}",
            "address": reverse("meetings:meeting", args=[meeting.pk]),
        },
    ]
    return [*steps, {"label": here}] if here else steps
