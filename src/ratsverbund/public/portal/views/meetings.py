"""Meetings: the list, the agenda, and the calendar."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.people.organizations.models import Organization
from ratsverbund.public.portal import calendars, queries
from ratsverbund.public.portal.forms import MeetingFilter
from ratsverbund.public.portal.queries.pages import page_of
from ratsverbund.public.portal.views.frame import crumb, existing, page, without_page

PAST = "vergangen"


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings that come, or those that were."""
    form = MeetingFilter(request.GET or None, seats=queries.seats_of_consultation())
    past = request.GET.get("zeit") == PAST
    found = queries.meetings(timezone.now(), past=past, **form.chosen())
    context = {
        "form": form,
        "page": page_of(found, request.GET.get("seite")),
        "address": without_page(request),
        "past": past,
        "tabs": tabs(request, past=past),
    }
    return page(request, "meetings", context, here=_("Sitzungen"))


def tabs(request: HttpRequest, *, past: bool) -> list[dict[str, Any]]:
    """The two halves of the list, narrowed alike."""
    chosen = request.GET.copy()
    chosen.pop("seite", None)
    chosen.pop("zeit", None)
    coming = f"?{chosen.urlencode()}"
    chosen["zeit"] = PAST
    return [
        {"label": _("Kommende"), "address": coming, "current": not past},
        {"label": _("Vergangene"), "address": f"?{chosen.urlencode()}", "current": past},
    ]


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting with the public part of its agenda."""
    found = existing(queries.meeting_page(pk))
    way = (crumb(_("Sitzungen"), "meetings"),)
    name = found.organization.name
    return page(
        request, "meeting", {"meeting": found}, body=found.organization.body, trail=way, here=name
    )


@require_safe
def appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one meeting as a calendar entry."""
    found: Any = existing(queries.meeting_page(pk))
    row = {
        "id": found.pk, "starts_at": found.starts_at, "ends_at": found.ends_at,
        "place": found.place, "state": found.state, "published_at": found.published_at,
        "agenda": found.agenda,
    }  # fmt: skip
    return calendar_file(request, found.organization, [row], f"sitzung-{pk}.ics")


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the meetings of an organization as a calendar to subscribe to."""
    found: Any = existing(queries.calendar_of(pk))
    return calendar_file(request, found, found.sittings, f"gremium-{pk}.ics")


def calendar_file(
    request: HttpRequest, organization: Organization, rows: Iterable[dict[str, Any]], name: str
) -> HttpResponse:
    """Answer with a calendar."""
    entries = [entry(request, organization, row) for row in rows]
    title = f"{organization.name} ({organization.body.short_name})"
    answer = HttpResponse(
        calendars.calendar(title, entries), content_type="text/calendar; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def entry(request: HttpRequest, organization: Organization, row: dict[str, Any]) -> calendars.Entry:
    """A meeting as it stands in a calendar, with the public part of its agenda."""
    cancelled = row["state"] == Meeting.State.CANCELLED
    ends_at: datetime | None = row["ends_at"]
    return calendars.Entry(
        uid=f"sitzung-{row['id']}@{organization.body.slug}.ratsverbund",
        title=f"{organization.name} ({organization.body.short_name})",
        place=row["place"],
        starts_at=row["starts_at"],
        ends_at=ends_at,
        published_at=row["published_at"],
        address=request.build_absolute_uri(reverse("portal:meeting", args=[row["id"]])),
        description="\n".join(
            f"{item['number']} {item['title']}"
            for item in row["agenda"]
            if item["state"] != AgendaItem.State.REMOVED
        ),
        cancelled=cancelled,
    )
