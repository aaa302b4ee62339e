"""Pages to read papers: the list, the paper, its versions, its files."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from ratsverbund.council.papers import policies, queries
from ratsverbund.council.papers.dossier.document import document
from ratsverbund.council.papers.dossier.trail import said
from ratsverbund.council.papers.forms import FilterForm, VersionsForm
from ratsverbund.council.papers.views.lookup import seen_dossier, writing_places
from ratsverbund.council.papers.wording import passages
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.people.accounts.policies import roles_of

A_PAGE = 25


@login_required
def papers(request: HttpRequest) -> HttpResponse:
    """List the papers of the account's bodies."""
    bodies = {role["body"]: role["body_name"] for role in roles_of(request.user)}
    organizations = queries.organizations_of(bodies)
    form = FilterForm(request.GET or None, organizations=organizations, bodies=bodies)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.narrowed(queries.own_papers(request.user), wanted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    kept = request.GET.copy()
    kept.pop("seite", None)
    context = {
        "page": page,
        "form": form,
        "address": f"?{kept.urlencode()}&seite=" if kept else "?seite=",
        "may_draft": bool(writing_places(request.user)),
        "several": len(bodies) > 1,
    }
    return render(request, "papers/papers.html", context)


@login_required
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one paper with its proposals, its way and what happened to it."""
    dossier = seen_dossier(request, pk)
    writes = bool(policies.may_edit(request.user, dossier.paper))
    context = {
        "dossier": dossier,
        "paper": dossier.paper,
        "writes": writes,
        "request_to_me": dossier.request_to(request.user),
        "trail": [said(entry) for entry in queries.trail_of(dossier.paper)] if writes else [],
    }
    return render(request, "papers/paper.html", context)


@login_required
def print_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the paper alone, without what happened to it."""
    dossier = seen_dossier(request, pk)
    return render(request, "papers/print.html", {"dossier": dossier, "paper": dossier.paper})


@login_required
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare two versions of a paper, the last two unless others are asked for."""
    dossier = seen_dossier(request, pk)
    if not dossier.versions:
        raise Http404
    form = VersionsForm(request.GET or None, versions=dossier.versions)
    asked = form.cleaned_data if form.is_valid() else {}
    new = asked.get("bis") or dossier.paper.version
    old = asked.get("von") or max(new - 1, 1)
    form = VersionsForm({"von": old, "bis": new}, versions=dossier.versions)
    kept = {each.number: each for each in queries.versions_of(dossier.paper, old, new)}
    parts = passages(kept[old].wording, kept[new].wording)
    context = {"paper": dossier.paper, "old": kept[old], "new": kept[new], "passages": parts}
    return render(request, "papers/versions.html", context | {"form": form})


@login_required
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the paper as a PDF with every proposal under its organization."""
    dossier = seen_dossier(request, pk)
    name = slugify(dossier.paper.reference.replace("/", "-") or dossier.paper.title) or "vorlage"
    return download(document(dossier), f"{name}.pdf", PDF)


@login_required
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file the paper was read from to those who work on it."""
    dossier = seen_dossier(request, pk)
    origin = getattr(dossier.paper, "origin", None)
    if origin is None or not dossier.versions:
        raise Http404
    return download(bytes(origin.file.content), origin.file.name, origin.file.media_type)


@login_required
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an attachment to those who may see it."""
    file = get_object_or_404(queries.files_for(request.user), pk=pk).file
    return download(bytes(file.content), file.name, file.media_type)
