"""Meetings: the list, the agenda, and the calendar."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ratsverbund.council.invitations import calendars
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.downloads import download
from ratsverbund.public.portal import queries
from ratsverbund.public.portal.forms import MeetingFilter
from ratsverbund.public.portal.queries.pages import page_of
from ratsverbund.public.portal.queries.rows import Row
from ratsverbund.public.portal.views.frame import (
    Place,
    crumb,
    existing,
    file_answer,
    narrowed,
    page,
    place_in,
    place_of,
)


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings that come, or those that were."""
    form = MeetingFilter(request.GET or None, seats=queries.seats_of_consultation())
    chosen = form.chosen()
    found = queries.meetings(timezone.now(), **chosen)
    context = {
        "form": form,
        "page": page_of(found, request.GET.get("seite")),
        "address": narrowed(request, form, seite=""),
        "past": chosen["past"],
    }
    return page(request, "meetings", context, here=_("Sitzungen"))


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting with the public part of its agenda."""
    found = existing(queries.meeting_page(pk))
    context = {"meeting": found, "agenda": agenda(found["agenda"])}
    way = (crumb(_("Sitzungen"), "meetings"),)
    here = found["organization_name"]
    return page(request, "meeting", context, body=place_in(found), trail=way, here=here)


def agenda(items: list[Row]) -> list[Row]:
    """The items as the page lists them; words and addresses are made once for all."""
    papers, resolutions = reverse("portal:papers"), reverse("portal:resolutions")
    counts, unopposed = _("%(yes)s Ja, %(no)s Nein"), _("ohne Widerspruch")
    for item in items:
        outcome = item["outcome"] or {}
        voted = outcome.get("yes") is not None
        item["why"] = f"{resolutions}{outcome['id']}/" if outcome else ""
        item["address"] = f"{papers}{item['paper']}/" if item["reference"] else item["why"]
        item["voted"] = voted
        item["counts"] = unopposed if outcome.get("vote") and not voted else ""
        if voted:
            number = outcome["abstentions"]
            rest = ngettext("eine Enthaltung", "%(num)s Enthaltungen", number) % {"num": number}
            item["counts"] = f"{counts % outcome}, {rest}"
    return items


@require_safe
def handout(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a published file that was laid on the table."""
    return file_answer(existing(queries.handout(pk)).file)


@require_safe
def appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one meeting as a calendar entry."""
    found = existing(queries.meeting_page(pk))
    return calendar_file(
        request, place_in(found), found["organization_name"], [found], f"sitzung-{pk}.ics"
    )


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the meetings of an organization as a calendar to subscribe to."""
    found: Any = existing(queries.calendar_of(pk))
    return calendar_file(
        request, place_of(found.body), found.name, found.sittings, f"gremium-{pk}.ics"
    )


def calendar_file(
    request: HttpRequest, place: Place, organization: str, rows: list[Row], file: str
) -> HttpResponse:
    """Answer with the meetings of an organization as a calendar."""
    title = f"{organization} ({place.short_name})"
    entries = [entry(request, place, title, row) for row in rows]
    return download(calendars.calendar(title, entries).encode(), file, calendars.MEDIA_TYPE)


def entry(request: HttpRequest, place: Place, title: str, row: Row) -> calendars.Entry:
    """A meeting as it stands in a calendar, with the public part of its agenda."""
    items = [item for item in row["agenda"] if item["state"] != AgendaItem.State.REMOVED]
    return calendars.Entry(
        uid=f"sitzung-{row['id']}@{place.slug}.ratsverbund",
        title=title,
        place=row["place"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        published_at=row["published_at"],
        address=request.build_absolute_uri(reverse("portal:meeting", args=[row["id"]])),
        description="\n".join(f"{item['number']} {item['title']}" for item in items),
        cancelled=row["state"] == Meeting.State.CANCELLED,
    )
