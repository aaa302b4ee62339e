"""Cases as they are read, and their letters."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.network.accessions import policies, queries, road
from ratsverbund.network.members.models import Accession
from ratsverbund.network.members.queries import assessments_of
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.ui.site import show_body

LETTERS = {
    "erklaerung": "declaration",
    "unterschrieben": "signed_declaration",
    "bestaetigung": "confirmation",
}


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """List the cases of the actor's bodies and networks, those under way first."""
    cases = list(queries.accessions_for(request.user))
    over = [*road.ENDED, Accession.State.CONFIRMED]
    context = {
        "running": [case for case in cases if case.state not in over],
        "closed": [case for case in cases if case.state in over],
        "refused": queries.refused_for(request.user),
    }
    return render(request, "accessions/cases.html", context)


@login_required
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the whole way of one accession, and the one step for whoever may take it."""
    found: Any = get_object_or_404(queries.case_for(request.user), pk=pk)
    show_body(request, found.body_id)
    unread = found.paper and not found.paper_open
    insider = found.body_id in bodies_of(request.user) and not unread
    stops = road.stops_of(found, queries.stations_of(found.paper), insider)
    member = getattr(found, "member", None)
    context = {
        "case": found,
        "stops": stops,
        "next": road.next_of(found, stops),
        "may": allowed(request.user, found),
        "insider": insider,
        "holder": queries.holder_in(found),
        "assessments": assessments_of(member) if member else [],
        "internal": bool(found.paper and not found.paper.public),
        "breadcrumb": [
            {"label": _("Vorgänge"), "address": reverse("cases:list")},
            {"label": str(found)},
        ],
    }
    return render(request, "accessions/case.html", context)


def allowed(actor: Any, case: Accession) -> dict[str, bool]:
    """Which steps the actor may take now."""
    state, states = case.state, Accession.State
    own = bool(policies.may_prepare(actor, case.body))
    office = bool(policies.may_confirm(actor, case))
    unread = case.recognised and state == states.AUTHORISED
    running = state in (states.PREPARED, states.AUTHORISED, states.DECLARED)
    return {
        "change": own and (state == states.PREPARED or unread),
        "bill": (own or office) and (running or state == states.CONFIRMED),
        "sign": bool(policies.may_declare(actor, case)) and state == states.AUTHORISED,
        "confirm": office and state == states.DECLARED,
        "withdraw": own and running,
    }


@login_required
def letter(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Send one letter of a case as PDF."""
    if kind not in LETTERS:
        raise Http404
    field = LETTERS[kind]
    found = get_object_or_404(
        queries.accessions_for(request.user).select_related(field),
        pk=pk,
        **{f"{field}__isnull": False},
    )
    file = getattr(found, field)
    return download(bytes(file.content), file.name, PDF, inline=True)
