"""One meeting or item that the account may open, and the way back to it."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings import queries
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.ui.site import show_body


def meeting_for(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with this number, if the account may open it."""
    meeting = get_object_or_404(queries.one_meeting(request.user), pk=pk)
    show_body(request, meeting.body_id)
    return meeting


def item_for(request: HttpRequest, pk: int) -> AgendaItem:
    """The agenda item with this number, if the account may open its meeting."""
    item = get_object_or_404(queries.items_of(request.user), pk=pk)
    show_body(request, item.meeting.body_id)
    return item


def trail(meeting: Meeting, here: str = "") -> list[dict[str, Any]]:
    """Where a page of this meeting is."""
    day = format_day(local_day(meeting.starts_at))
    steps = [
        {"label": _("Sitzungen"), "address": reverse("meetings:list")},
        {
            "label": f"{meeting.organization.short_name}, {day}",
            "address": reverse("meetings:meeting", args=[meeting.pk]),
        },
    ]
    return [*steps, {"label": here}] if here else steps
