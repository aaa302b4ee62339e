"""Petitions as the office reads them: list, spreadsheet, one petition, its letters."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ratsverbund.council.petitions import queries
from ratsverbund.council.petitions.forms import FilterForm
from ratsverbund.council.petitions.models import Petition, PetitionLetter
from ratsverbund.council.petitions.overview import road
from ratsverbund.council.petitions.overview.spreadsheet import petitions_xlsx
from ratsverbund.council.petitions.policies import may_handle
from ratsverbund.council.petitions.views.lookup import trail
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.ui.site import show_body

PAGE = 50


def chosen(request: HttpRequest) -> tuple[FilterForm, Any]:
    """The filter and the petitions it leaves."""
    form = FilterForm(request.GET or None)
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.narrowed(
        queries.petitions_for(request.user),
        state=typed.get("stand", ""),
        year=typed.get("jahr"),
        words=typed.get("q", ""),
    )
    return form, found


@login_required
def petitions(request: HttpRequest) -> HttpResponse:
    """List what came in from the net, and the petitions the filter leaves."""
    form, found = chosen(request)
    asked = {name: str(value) for name, value in request.GET.items() if name != "seite"}
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("seite")),
        "address": f"?{urlencode(asked)}&seite=" if asked else "?seite=",
        "asked": urlencode(asked),
        "intakes": list(queries.intakes_for(request.user)[:20]),
        "handles": bool(queries.bodies_handled(request.user)),
        "today": timezone.localdate(),
        "internal": True,
    }
    return render(request, "petitions/list.html", context)


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Give the list as a spreadsheet, without any person."""
    _form, found = chosen(request)
    content = petitions_xlsx(queries.with_public_title(found))
    return download(content, _("eingaben.xlsx"), XLSX)


@login_required
def petition(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one petition: its way, its persons, its letters, and the next step."""
    found: Any = get_object_or_404(queries.one_petition(request.user), pk=pk)
    show_body(request, found.body_id)
    hearing = queries.hearing_of(found)
    referral = getattr(found, "referral", None)
    kinds = dict(PetitionLetter.Kind.choices)
    context = {
        "petition": found,
        "hearing": hearing,
        "referral": referral,
        "stops": road.stops_of(found, hearing, referral),
        "next": next_step(found, hearing, referral),
        "letters": [each | {"title": kinds[each["kind"]]} for each in found.letters_written],
        "may_handle": may_handle(request.user, found),
        "over": found.state in queries.OVER,
        "speaks_later": found.state in SPEAKER_OPEN,
        "forgotten_from": queries.forgotten_from(found),
        "today": timezone.localdate(),
        "internal": True,
        "breadcrumb": trail(found),
    }
    return render(request, "petitions/petition.html", context)


SPEAKER_OPEN = (Petition.State.RECEIVED, Petition.State.TRIAGED, Petition.State.COMMITTEE)


def next_step(found: Petition, hearing: Any, referral: Any) -> road.Next | None:
    """The one next step of a petition."""
    item = hearing.item if hearing else None
    return road.next_of(
        found.state,
        found.route,
        placed=bool(item and item.state == "open"),
        invited=bool(hearing and hearing.invited_on),
        over=bool(item and local_day(item.meeting.starts_at) <= timezone.localdate()),
        decided=referral is None or referral.decided_on is not None,
    )


@login_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a letter as PDF, to be kept by no cache in between."""
    found = get_object_or_404(queries.letters_for(request.user), pk=pk)
    name = f"{found.kind}-{found.petition.year}-{found.petition.number:03d}.pdf"
    return download(bytes(found.content or b""), name, PDF, inline=True)
