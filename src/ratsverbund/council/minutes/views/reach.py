"""The way to minutes: the record behind a page, and where the page is."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.minutes import queries
from ratsverbund.council.minutes.models import Minutes
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body


def minutes_of(request: Any, pk: int) -> Minutes:
    """The minutes somebody may open, in the colours of their town."""
    found = get_object_or_404(queries.minutes_page(request.user), pk=pk)
    show_body(request, found.body_id)
    return found


def item_of(request: Any, pk: int) -> AgendaItem:
    """An item whose minutes somebody may open."""
    found = get_object_or_404(queries.items_for(request.user), pk=pk)
    show_body(request, found.meeting.body_id)
    return found


def trail(minutes: Minutes, here: str = "") -> list[dict[str, Any]]:
    """Where a page about minutes is."""
    meeting = minutes.meeting
    steps = [
        {"label": _("Niederschriften"), "address": reverse("minutes:list")},
        {
            "label": f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}",
            "address": reverse("minutes:minutes", args=[minutes.pk]),
        },
    ]
    return [*steps, {"label": here}] if here else steps
