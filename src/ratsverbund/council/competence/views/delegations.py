"""The register of delegations and reservations."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.competence import forms, operations, policies, queries, register
from ratsverbund.council.competence.models import Delegation
from ratsverbund.council.competence.views.frame import ROWS, kept_body, shared, trail
from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.ui.submission import accepted, form_page

HERE = "competence:delegations"


@login_required
def delegations(request: HttpRequest) -> HttpResponse:
    """List what is given to the mayor or kept back, today or ever."""
    ended = "beendet" in request.GET
    found = queries.delegations_for(request.user, None if ended else timezone.localdate())
    context = {
        **shared(request, HERE),
        "ended": ended,
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
    }
    return render(request, "competence/delegations.html", context)


@login_required
def delegations_file(request: HttpRequest) -> HttpResponse:
    """Give the whole register as a spreadsheet."""
    rows = register.written(queries.delegations_for(request.user, None))
    return download(rows, _("uebertragungen.xlsx"), XLSX)


@login_required
def new_delegation(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a delegation or reservation."""
    body = kept_body(request, slug)
    form = forms.DelegationForm(body, request.POST or None)
    if accepted(form, partial(operations.enter_delegation, actor=request.user)):
        return redirect(HERE)
    title = _("Übertragung eintragen")
    return form_page(
        request, form, title=title, submit=_("Eintragen"), lead=body.name, back=reverse(HERE),
        breadcrumb=trail(HERE, _("Übertragungen"), title),
    )  # fmt: skip


@login_required
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke an entry."""
    entry = get_object_or_404(queries.visible(Delegation.objects.all(), request.user), pk=pk)
    require(policies.may_keep_competence, request.user, entry)
    form = forms.EndForm(request.POST or None, initial={"end": timezone.localdate()})
    if accepted(form, partial(operations.end_delegation, entry, actor=request.user)):
        return redirect(HERE)
    title = _("Eintrag beenden")
    return form_page(
        request, form, title=title, submit=_("Beenden"), lead=str(entry), back=reverse(HERE),
        breadcrumb=trail(HERE, _("Übertragungen"), title),
    )  # fmt: skip


@login_required
def import_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Read a table of delegations: first what it would enter, then enter it."""
    body = kept_body(request, slug)
    form = forms.ImportForm(request.POST or None, request.FILES or None)
    reading = None
    if request.method == "POST" and form.is_valid():
        reading = register.read(body, form.cleaned_data["file"], forms.councils_of(body))
        if "apply" in request.POST and not reading.faults:
            try:
                made = operations.import_delegations(reading.rows, actor=request.user)
            except InvalidInput as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("%(n)s Einträge übernommen.") % {"n": len(made)})
                return redirect(HERE)
    context = {"body": body, "form": form, "reading": reading}
    wrong = form.errors or (reading and reading.faults)
    return render(request, "competence/import.html", context, status=422 if wrong else 200)
