"""Resolutions: the list, and one with its vote."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.council.decisions.models import Vote
from ratsverbund.public.portal import queries
from ratsverbund.public.portal.forms import ResolutionFilter
from ratsverbund.public.portal.queries.pages import page_of
from ratsverbund.public.portal.views.frame import crumb, existing, narrowed, page, place_in


@require_safe
def resolutions(request: HttpRequest) -> HttpResponse:
    """List resolutions, narrowed by words, body, organization, year and result."""
    form = ResolutionFilter(request.GET or None, seats=queries.seats_of_consultation())
    found = queries.resolutions(**form.chosen())
    context = {
        "form": form,
        "page": page_of(found, request.GET.get("seite")),
        "address": narrowed(request, form, seite=""),
    }
    return page(request, "resolutions", context, here=_("Beschlüsse"))


@require_safe
def resolution(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a resolution, its vote, and why it came out so."""
    found = existing(queries.resolution_page(pk))
    way = (crumb(_("Beschlüsse"), "resolutions"),)
    ballot, label = found["ballot"], found["label"]
    context = {
        "resolution": found,
        "title": found["paper_title"] or found["item_title"] or _("Beschluss"),
        "majority": Vote.Majority(ballot["majority"]).label if ballot else "",
    }
    return page(request, "resolution", context, body=place_in(found), trail=way, here=_(label))
