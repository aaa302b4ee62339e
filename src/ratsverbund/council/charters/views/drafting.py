"""Pages to draft an amendment, to change the draft, and to replay a year."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.charters import operations, policies, queries
from ratsverbund.council.charters.forms import DraftForm, StartForm, YearForm
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.views.lookup import amendment_for, trail
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.ui.submission import accepted


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Draft an amendment; its form is made of the charter's figures and sentences."""
    places = queries.writing_places(request.user)
    mine = queries.amendments_for(request.user)
    start = StartForm(request.GET)
    if not start.is_valid():
        raise Http404
    wanted, norm, earlier = (start.cleaned_data[name] for name in ("bei", "norm", "aus"))
    body = get_object_or_404(places, slug=wanted) if wanted else places.first() or Body()
    require(policies.may_draft, request.user, body)
    today = timezone.localdate()
    charter = queries.charter_of(body, today)
    source = get_object_or_404(mine, pk=earlier) if earlier else None
    form = DraftForm(
        request.POST or None,
        law=law_of(body, today), norm=norm,
        draft=source.overlay if source else None,
        initial={"title": source.title} if source else {},
    )  # fmt: skip
    drafted = accepted(form, partial(kept, request, body, form))
    if drafted:
        messages.success(request, _("Der Entwurf ist gespeichert. Rechnen Sie ihn jetzt durch."))
        return redirect("charters:effects", drafted.pk)
    context = {
        "form": form,
        "body": body,
        "charter": charter,
        "amendment": None,
        "overtaken": None,
        "internal": True,
        "breadcrumb": [
            {"label": _("Satzungsänderungen"), "address": reverse("charters:list")},
            {"label": _("Änderung entwerfen")},
        ],
    }
    return render(request, "charters/draft.html", context, status=422 if form.errors else 200)


def kept(request: HttpRequest, body: Body, form: DraftForm, **_typed: Any) -> CharterAmendment:
    """Draft what a sound form holds."""
    return operations.draft_amendment(body, form.draft(), actor=request.user)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; whoever is overtaken sees what was saved meanwhile and loses nothing."""
    amendment = amendment_for(request, pk, policies.may_draft)
    today = timezone.localdate()
    charter = queries.charter_of(amendment.body, today)
    typed = request.POST.copy()
    form = DraftForm(
        typed or None,
        law=law_of(amendment.body, today), draft=amendment.overlay,
        initial={"title": amendment.title, "in_force": amendment.overlay.in_force,
                 "seen": amendment.version},
    )  # fmt: skip
    overtaken, status = None, 422 if form.errors else 200
    try:
        if accepted(form, partial(changed, request, amendment, form)):
            messages.success(request, _("Der Entwurf ist gespeichert."))
            return redirect("charters:effects", pk)
    except operations.Overtaken as error:
        overtaken, status = error, error.status
        typed["seen"] = str(error.amendment.version)
    context = {
        "form": form,
        "body": amendment.body,
        "charter": charter,
        "amendment": amendment,
        "overtaken": overtaken,
        "internal": True,
        "breadcrumb": trail(amendment, _("Entwurf ändern")),
    }
    return render(request, "charters/draft.html", context, status=422 if form.errors else status)


def changed(
    request: HttpRequest, amendment: CharterAmendment, form: DraftForm, **typed: Any
) -> CharterAmendment:
    """Change the draft to what a sound form holds."""
    seen = typed["seen"] or 0
    return operations.change_draft(amendment, form.draft(), seen=seen, actor=request.user)


@login_required
@require_POST
def simulate(request: HttpRequest, pk: int) -> HttpResponse:
    """Replay a year under the draft, and show what it changes."""
    amendment = amendment_for(request, pk, policies.may_draft)
    form = YearForm(request.POST, today=timezone.localdate())
    if form.is_valid():
        operations.simulate_draft(amendment, form.cleaned_data["year"], actor=request.user)
        messages.success(request, _("Das Jahr ist durchgerechnet."))
    else:
        messages.error(
            request, _("Dieses Jahr lässt sich nicht wählen. Wählen Sie eines aus der Liste.")
        )
    return redirect("charters:effects", pk)
