"""Pages to write papers: new, edit, the way, attachments."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers import operations, queries
from ratsverbund.council.papers.dossier.checks import order_warnings
from ratsverbund.council.papers.forms import (
    AttachmentForm,
    Draft,
    StopForm,
    StopForms,
    stops_of,
    typed_rows,
)
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.views.lookup import (
    chosen_body,
    own_dossier,
    own_paper,
    posted,
    say,
    typed,
    writing_places,
)
from ratsverbund.council.papers.wording import Wording, passages, wording_of
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Write a new paper."""
    body = chosen_body(request)
    organizations = list(queries.organizations_of([body.pk]))
    form = _filled(request, organizations) or Draft.of(
        organizations, Wording(title="", day=timezone.localdate())
    )
    if form.bound and form.is_valid():
        try:
            paper = operations.create_paper(body, form.wording(), actor=request.user)
        except InvalidInput as error:
            say(form.paper, error)
        else:
            messages.success(request, _("Die Vorlage ist als Entwurf gespeichert."))
            return redirect("papers:paper", paper.pk)
    places = writing_places(request.user)
    context = {"form": form, "body": body, "places": places, "paper": None, "overtaken": None}
    return render(request, "papers/edit.html", context, status=422 if form.bound else 200)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rewrite a paper; whoever is overtaken sees both texts and loses none."""
    paper = own_paper(request, pk)
    organizations = list(queries.organizations_of([paper.body_id]))
    form = _filled(request, organizations) or Draft.of(organizations, wording_of(paper))
    if paper.state == Paper.State.RELEASED:  # from here on only its own page takes it offline
        del form.paper.fields["public"]
    seen = request.POST.get("insist") or request.POST.get("seen") or str(paper.version)
    overtaken, status = None, 422 if form.bound else 200
    if form.bound and form.is_valid():
        try:
            operations.edit_paper(paper, form.wording(), seen=_whole(seen), actor=request.user)
        except operations.Overtaken as error:
            overtaken, status = _both(error), error.status
        except (InvalidInput, Conflict, IllegalTransition) as error:  # nothing typed is lost
            say(form.paper, error)
            status = error.status
        else:
            messages.success(request, _("Die Vorlage ist gespeichert."))
            return redirect("papers:paper", pk)
    context = {"form": form, "paper": paper, "seen": seen, "overtaken": overtaken, "places": {}}
    return render(request, "papers/edit.html", context | {"body": paper.body}, status=status)


@login_required
def way(request: HttpRequest, pk: int) -> HttpResponse:
    """Set which organizations consult on a paper, in which order and role."""
    dossier = own_dossier(request, pk)
    paper = dossier.paper
    shared = {"organizations": list(queries.organizations_of([paper.body_id]))}
    if "add" in request.POST:
        rows = [*typed_rows(request.POST, "stops", StopForm), {}]
        forms = StopForms(prefix="stops", initial=rows, form_kwargs=shared)
    else:
        rows = [_row(place, each) for place, each in enumerate(dossier.stations, 1)] or [{}]
        forms = StopForms(typed(request), prefix="stops", initial=rows, form_kwargs=shared)
        if request.method == "POST" and forms.is_valid():
            stops = stops_of(forms)
            operations.set_consultations(paper, stops, actor=request.user)
            kinds = [(s.organization.name, s.organization.organization_type) for s in stops]
            for warning in order_warnings(kinds):
                messages.warning(request, warning)
            messages.success(request, _("Die Beratungsfolge ist gespeichert."))
            return redirect("papers:paper", pk)
    return render(request, "papers/way.html", {"paper": paper, "forms": forms})


@login_required
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an attachment to a paper."""
    paper = own_paper(request, pk)
    form = AttachmentForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        file = wanted["file"]
        try:
            operations.attach_file(
                paper, file.name, file.read(operations.LARGEST + 1),
                title=wanted["title"], public=wanted["public"], actor=request.user,
            )  # fmt: skip
        except InvalidInput as error:
            say(form, error)
        else:
            messages.success(request, _("Die Anlage ist hinzugefügt."))
            return redirect("papers:paper", pk)
    status = 422 if form.is_bound else 200
    return render(request, "papers/attach.html", {"paper": paper, "form": form}, status=status)


def _filled(request: HttpRequest, organizations: list[Any]) -> Draft | None:
    """The form as it came: to be judged, or only to get one more row."""
    if request.method != "POST":
        return None
    if "add" in request.POST:
        return Draft.extended(organizations, request.POST)
    return Draft(organizations, request.POST)


def _both(error: operations.Overtaken) -> dict[str, Any]:
    """Both texts, part by part, for the page that shows them."""
    parts = passages(error.theirs.as_json(), error.mine.as_json())
    return {"sentence": str(error), "version": error.paper.version, "passages": parts}


def _row(place: int, station: dict[str, Any]) -> dict[str, Any]:
    return {"place": place} | {key: station[key] for key in ("organization", "authoritative")}


def _whole(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 9 else 0
