"""Papers: the list, one paper, its attachments, and the feed of the newest."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.public.portal import queries
from ratsverbund.public.portal.forms import PaperFilter
from ratsverbund.public.portal.queries.pages import page_of
from ratsverbund.public.portal.queries.rows import Row
from ratsverbund.public.portal.views.frame import (
    crumb,
    existing,
    file_answer,
    narrowed,
    page,
    place_in,
    place_of,
)

State = Consultation.State
GONE = 410


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """List papers, narrowed by words, body, organization, year and type."""
    form = PaperFilter(request.GET or None, seats=queries.seats_of_consultation())
    found = queries.papers(**form.chosen())
    context = {
        "form": form,
        "page": page_of(found, request.GET.get("seite")),
        "address": narrowed(request, form, seite=""),
    }
    return page(request, "papers", context, here=_("Vorlagen"))


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a paper with its way; of one that is no longer public, that it was there."""
    found = queries.paper_page(pk)
    way = (crumb(_("Vorlagen"), "papers"),)
    if found is None:
        stone = existing(queries.tombstone_of(pk))
        return page(
            request, "tombstone", {"stone": stone}, body=place_of(stone.body), trail=way,
            here=stone.reference, status=GONE,
        )  # fmt: skip
    context = {
        "paper": found,
        "type": Paper.Type(found["paper_type"]).label,
        "withdrawn": found["state"] == Paper.State.WITHDRAWN,
        "stops": [stop(station) for station in found["way"]],
    }
    here = found["reference"]
    return page(request, "paper", context, body=place_in(found), trail=way, here=here)


def stop(station: Row) -> Row:
    """A station of a paper's way as the picture shows it."""
    event = station["events"][-1] if station["events"] else {}
    outcome = event.get("outcome") or {}
    state = {State.SCHEDULED: "current", State.DONE: "done", State.POINTLESS: "void"}.get(
        station["state"], "open"
    )
    if outcome.get("result") == "rejected":
        state = "failed"
    decided = station["authoritative"] and outcome.get("result") == "adopted"
    return {
        "label": station["name"],
        "state": state,
        "word": _("beschlossen") if decided else "",
        "day": event.get("starts_at"),
    }


@require_safe
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a published attachment."""
    return file_answer(existing(queries.attachment(pk)).file)


@require_safe
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the newest papers of a body as a feed."""
    found = list(queries.newest_papers(slug))
    body = found[0].body if found else existing(queries.body_of(slug))
    home = request.build_absolute_uri(reverse("portal:body", args=[slug]))
    feed = Atom1Feed(
        title=_("Neue Vorlagen: %(body)s") % {"body": body.name},
        link=home, description="", feed_url=request.build_absolute_uri(request.path),
        language=get_language() or "de",
    )  # fmt: skip
    for each in found:
        address = request.build_absolute_uri(reverse("portal:paper", args=[each.pk]))
        feed.add_item(
            title=str(each), link=address, unique_id=address,
            description=each.get_paper_type_display(),
            pubdate=each.published_at, updateddate=each.published_at,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
