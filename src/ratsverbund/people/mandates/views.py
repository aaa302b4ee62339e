"""Import seats and offices: upload, look at every row, take it over, undo it; export them."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.mandates import forms, operations, policies, queries
from ratsverbund.people.mandates.changes.preview import LONG, looked_at, restored
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.sheets import (
    SHEETS,
    UnreadableList,
    export_csv,
    export_xlsx,
    read_list,
    template_xlsx,
)

ROWS = 100
JSON = "application/json"


@login_required
def upload(request, slug):
    """Take a file to look at, and list what was changed before."""
    body = get_object_or_404(queries.own_bodies(request.user, slug))
    require(policies.may_change_mandates, request.user, body)
    form = forms.ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (proposed := propose(request, form, body)):
        return redirect("mandates:change", proposed.pk)
    context = {
        "form": form,
        "body": body,
        "changes": queries.changes_of(body)[:20],
        "sheets": SHEETS.values(),
        "breadcrumb": trail(body),
    }
    return render(request, "mandates/upload.html", context, status=422 if form.errors else 200)


def propose(request, form, body):
    """Keep the uploaded file, or say on the form why it cannot be read."""
    file = form.cleaned_data["file"]
    sheet = form.cleaned_data["sheet"]
    try:
        return operations.propose_import(
            body, file.read(), file.name, sheet=sheet, actor=request.user
        )
    except UnreadableList as error:
        form.add_error("file", str(error))
        return None


@login_required
def change(request, pk):
    """Show line by line what a file would change; afterwards, what was changed."""
    found = get_object_or_404(queries.changes_for(request.user), pk=pk)
    require(policies.may_change_mandates, request.user, found)
    context = {"change": found, "breadcrumb": [*trail(found.body), {"label": str(found)}]}
    if found.state == MandateChange.State.PROPOSED:
        if found.rows >= LONG and found.preview is None:
            return waiting(request, found, context)
        context |= preview(request, found)
    return render(request, "mandates/change.html", context)


def waiting(request, found, context):
    """Show how far the job is with a long file; a script asks for the figures alone."""
    seen = queries.lines_seen(found)
    if JSON in request.headers.get("Accept", ""):
        return JsonResponse({"done": seen, "all": found.rows})
    return render(request, "mandates/waiting.html", context | {"seen": seen})


def preview(request, proposed):
    """The lines of a file with what would become of each."""
    shown = preview_of(request, proposed)
    form = forms.LineFilter(request.GET or None)
    wanted = form.cleaned_data["zeilen"] if form.is_valid() else ""
    lines = [line for line in shown.lines if not wanted or line.outcome == wanted]
    return {
        "plan": shown,
        "form": form,
        "link_form": forms.LinkForm(shown.similar) if shown.similar else None,
        "page": Paginator(lines, ROWS).get_page(request.GET.get("seite")),
        "address": f"?zeilen={wanted}&seite=",
    }


def preview_of(request, proposed):
    """What was found in a long file; a short one is compared with what is known now."""
    if proposed.preview is not None:
        return restored(proposed.preview)
    roster = queries.roster_of(queries.own_bodies(request.user, proposed.body.slug))
    reading = read_list(bytes(proposed.file.content), proposed.sheet)
    return looked_at(roster, proposed.links, reading)


@login_required
@require_POST
def link(request, pk):
    """Take which known persons the names in a file mean."""
    found = get_object_or_404(queries.changes_for(request.user), pk=pk)
    form = forms.LinkForm(preview_of(request, found).similar, request.POST)
    if form.is_valid():
        operations.link_names(found, form.links(), actor=request.user)
    return redirect("mandates:change", pk)


@login_required
@require_POST
def decide(request, pk):
    """Take a file over, put it aside, or undo a change."""
    verbs = {
        "apply": operations.apply_import,
        "discard": operations.discard_import,
        "undo": operations.undo_change,
    }
    found = get_object_or_404(queries.changes_for(request.user), pk=pk)
    act = verbs.get(request.POST.get("act"))
    if act is None:
        raise Http404
    act(found, actor=request.user)
    return redirect("mandates:change", pk)


@login_required
def template(request, slug):
    """Give a workbook to fill in, with an explanation of each column."""
    get_object_or_404(queries.own_bodies(request.user, slug))
    return download(template_xlsx(), _("mandate-vorlage.xlsx"), XLSX)


@login_required
def export(request, slug):
    """Give everyone at a body in the shape in which it is read."""
    roster = queries.roster_of(queries.own_bodies(request.user, slug))
    require(policies.may_change_mandates, request.user, roster.body)
    return download(export_xlsx(roster), f"mandate-{slug}.xlsx", XLSX)


@login_required
def export_list(request, slug, key):
    """Give one list as CSV."""
    if key not in SHEETS:
        raise Http404
    roster = queries.roster_of(queries.own_bodies(request.user, slug))
    require(policies.may_change_mandates, request.user, roster.body)
    return download(export_csv(roster, key), f"{key}-{slug}.csv", "text/csv; charset=utf-8")


def trail(body):
    """Where imports lie."""
    return [
        {"label": body.short_name, "address": reverse("bodies:body_page", args=[body.slug])},
        {"label": _("Mandate"), "address": reverse("mandates:upload", args=[body.slug])},
    ]
