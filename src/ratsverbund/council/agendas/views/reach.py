"""A meeting whose agenda the account builds, and the way back to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas import queries
from ratsverbund.council.meetings import policies
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.policies import require
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body


def meeting_for(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with this number, if the account prepares it."""
    meeting = get_object_or_404(queries.building(request.user), pk=pk)
    show_body(request, meeting.body_id)
    require(policies.may_prepare, request.user, meeting)
    return meeting


def of_item(request: HttpRequest, item: AgendaItem) -> Meeting:
    """The meeting of an item that came with it, if the account prepares it."""
    show_body(request, item.meeting.body_id)
    require(policies.may_prepare, request.user, item.meeting)
    return item.meeting


def item_for(request: HttpRequest, meeting: Meeting, key: str) -> AgendaItem:
    """The item of this meeting that a button names."""
    number = request.POST.get(key, "")
    found = meeting.items.filter(pk=number).first() if number.isdecimal() else None
    if found is None:
        raise Http404
    return found


def acting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead whoever only opens an address that acts on an agenda to the agenda itself."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        if request.method == "POST":
            return view(request, pk)
        return redirect("agendas:agenda", meeting_for(request, pk).pk)

    return answer


def trail(meeting: Meeting, here: str = "") -> list[dict[str, Any]]:
    """Where a page of this agenda is."""
    name = f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}"
    steps = [
        {"label": _("Sitzungen"), "address": reverse("meetings:list")},
        {"label": name, "address": reverse("meetings:meeting", args=[meeting.pk])},
    ]
    if not here:
        return [*steps, {"label": _("Tagesordnung")}]
    agenda = {"label": _("Tagesordnung"), "address": reverse("agendas:agenda", args=[meeting.pk])}
    return [*steps, agenda, {"label": here}]
