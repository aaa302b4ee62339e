"""The register of matters, one matter, and the matter of a paper."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.competence import BODIES
from ratsverbund.council.competence import forms, operations, policies, queries
from ratsverbund.council.competence.models import Matter
from ratsverbund.council.competence.views.frame import ROWS, kept_body, shared, trail
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.queries import papers_for
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page

TYPED = ("kind", "title", "day", "amount", "received", "counterparty")


@login_required
def matters(request: HttpRequest) -> HttpResponse:
    """List what was recorded, with who decides it."""
    form = forms.MatterFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.matters_for(request.user, chosen.get("art", ""), chosen.get("q", ""))
    context = {
        **shared(request, "competence:matters"),
        "form": form,
        "bodies": BODIES,
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
    }
    return render(request, "competence/matters.html", context)


@login_required
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a matter with the reasons for who decides it."""
    found = get_object_or_404(queries.matters_for(request.user), pk=pk)
    if found.paper_id:
        return redirect("competence:paper", found.paper_id)
    keeps = policies.may_keep_competence(request.user, found)
    context = {"matter": found, "keeps": keeps, **said(found)}
    return render(request, "competence/matter.html", context)


@login_required
def new_matter(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a matter that comes without a paper, such as a waiver by the mayor."""
    body = kept_body(request, slug)
    form = forms.MatterForm(request.POST or None, initial={"day": timezone.localdate()})
    made = accepted(form, partial(operations.record_matter, body, actor=request.user))
    if made:
        return redirect("competence:matter", made.pk)
    title = _("Angelegenheit erfassen")
    return form_page(
        request, form, title=title, submit=_("Zuständigkeit bestimmen"), lead=body.name,
        back=reverse("competence:matters"),
        breadcrumb=trail("competence:matters", _("Zuständigkeit"), title),
    )  # fmt: skip


@login_required
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a paper is about; show who decides; on request take over the proposed way."""
    found = get_object_or_404(
        queries.visible(papers_for(request.user).select_related("matter"), request.user), pk=pk
    )
    require(policies.may_see_competence, request.user, found)
    kept = getattr(found, "matter", None)
    if kept and "way" in request.POST:
        operations.take_way(kept, actor=request.user)
        messages.success(request, _("Die Beratungsfolge ist übernommen."))
        return redirect("papers:paper", pk)
    form = forms.MatterForm(request.POST or None, initial=typed(found, kept))
    act = partial(operations.record_matter, found.body, paper=found, actor=request.user)
    if request.method == "POST" and accepted(form, act):
        return redirect("competence:paper", pk)
    writes = policies.may_keep_competence(request.user, found)
    context = {"paper": found, "matter": kept, "form": form, "writes": writes, "way": []}
    context |= said(kept) if kept else {}
    status = 422 if form.errors else 200
    return render(request, "competence/paper.html", context, status=status)


def typed(found: Paper, kept: Matter | None) -> dict[str, Any]:
    """What the form of a paper starts with."""
    if kept is None:
        return {"title": found.title, "day": timezone.localdate()}
    return {name: getattr(kept, name) for name in TYPED}


def said(kept: Matter) -> dict[str, Any]:
    """Who decides a matter in words, and the way that follows."""
    return {
        "who": BODIES.get(kept.decides, ""),
        "decision": kept.basis["decision"],
        "way": queries.proposed_way(kept.body, kept.decides, kept.day) if kept.paper_id else [],
    }
