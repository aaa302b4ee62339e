"""Claims that came on paper: the clerk enters them for who signed them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.allowances import operations, queries
from ratsverbund.council.allowances.forms import FORMS, on_paper
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.views.claims import proofs_in
from ratsverbund.council.allowances.views.frame import crumbs
from ratsverbund.ui.submission import accepted


@login_required
def choose_on_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the kind of a claim that came on paper."""
    body = get_object_or_404(queries.kept_bodies(request.user), slug=slug)
    above = (_("Anträge"), reverse("allowances:inbox"))
    context = {
        "kinds": LossClaim.Kind.choices,
        "place": body,
        "breadcrumb": crumbs(above, (_("Papierantrag"), "")),
        "internal": True,
    }
    return render(request, "allowances/choose.html", context)


@login_required
def enter(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Enter a claim that came on paper, for the person who signed it."""
    body = get_object_or_404(queries.kept_bodies(request.user), slug=slug)
    if kind not in FORMS:
        raise Http404
    places = [{"id": body.pk, "name": body.name}]
    empty = FORMS[kind](request.POST or None, request.FILES or None, places=places)
    form = on_paper(empty, queries.possible_participants(body, timezone.localdate()))

    def send(person: Any, **_typed: Any) -> LossClaim:
        return operations.submit_claim(
            body, person, kind, form.facts(), proofs=proofs_in(form), actor=request.user
        )

    made = accepted(form, send)
    if made is not None:
        messages.success(request, _("Der Papierantrag ist eingetragen."))
        return redirect("allowances:claim", made.pk)
    label, back = str(LossClaim.Kind(kind).label), reverse("allowances:inbox")
    context = {
        "form": form,
        "kind": label,
        "corrects": None,
        "back": back,
        "breadcrumb": crumbs((_("Anträge"), back), (_("Papierantrag"), "")),
        "internal": True,
    }
    return render(request, "allowances/submit.html", context, status=422 if form.errors else 200)
