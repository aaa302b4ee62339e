"""Contracts with people of the town."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.competence import forms, operations, policies, queries
from ratsverbund.council.competence.views.frame import ROWS, kept_body, shared, trail
from ratsverbund.ui.submission import accepted, form_page

HERE = "competence:contracts"


@login_required
def contracts(request: HttpRequest) -> HttpResponse:
    """List contracts with their state."""
    form = forms.ContractFilter(request.GET or None)
    state = form.cleaned_data["stand"] if form.is_valid() else ""
    found = queries.contracts_for(request.user, state)
    context = {
        **shared(request, HERE),
        "form": form,
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
    }
    return render(request, "competence/contracts.html", context)


@login_required
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contract; on POST make the paper that asks the council."""
    found = get_object_or_404(queries.contracts_for(request.user), pk=pk)
    if request.method == "POST":
        paper = operations.propose_approval(found, actor=request.user)
        messages.success(request, _("Die Vorlage ist angelegt. Prüfen Sie sie vor der Freigabe."))
        return redirect("papers:paper", paper.pk)
    context = {
        "contract": found,
        "decision": found.basis["decision"],
        "writes": policies.may_keep_competence(request.user, found),
    }
    return render(request, "competence/contract.html", context)


@login_required
def new_contract(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a contract."""
    body = kept_body(request, slug)
    form = forms.ContractForm(body, request.POST or None, initial={"day": timezone.localdate()})
    made = accepted(form, partial(operations.record_contract, body, actor=request.user))
    if made:
        return redirect("competence:contract", made.pk)
    title = _("Vertrag erfassen")
    return form_page(
        request, form, title=title, submit=_("Genehmigung prüfen"), lead=body.name,
        back=reverse(HERE), breadcrumb=trail(HERE, _("Verträge"), title),
    )  # fmt: skip
