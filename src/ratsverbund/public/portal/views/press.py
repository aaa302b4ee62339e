"""Press notes: the list, one of them, and the feed of a body."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.public.portal import queries
from ratsverbund.public.portal.queries.pages import page_of
from ratsverbund.public.portal.views.frame import crumb, existing, page, place_in


@require_safe
def press_notes(request: HttpRequest) -> HttpResponse:
    """List press notes, the newest first."""
    context = {"page": page_of(queries.press_notes(), request.GET.get("seite"))}
    return page(request, "press_notes", context, here=_("Pressemitteilungen"))


@require_safe
def press_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a press note."""
    found = existing(queries.press_note_page(pk))
    way = (crumb(_("Pressemitteilungen"), "press_notes"),)
    context = {"note": found}
    return page(
        request, "press_note", context, body=place_in(found), trail=way, here=found["title"]
    )


@require_safe
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the latest press notes of a body as a feed."""
    found = list(queries.newest_press_notes(slug))
    body = found[0].body if found else existing(queries.body_of(slug))
    home = request.build_absolute_uri(reverse("portal:press_notes"))
    feed = Atom1Feed(
        title=_("Pressemitteilungen: %(body)s") % {"body": body.name},
        link=home, description="", feed_url=request.build_absolute_uri(request.path),
        language=get_language() or "de",
    )  # fmt: skip
    for each in found:
        address = request.build_absolute_uri(reverse("portal:press_note", args=[each.pk]))
        feed.add_item(
            title=each.title, link=address, unique_id=address, description=each.text,
            pubdate=each.published_at, updateddate=each.published_at,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
