"""Import an official list: upload, look at every row, take it over, undo it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.bodies import forms, operations, policies, queries
from ratsverbund.people.bodies.models import RegisterImport
from ratsverbund.people.bodies.register import UnreadableRegister, read_register, template_xlsx
from ratsverbund.people.bodies.register import result_xlsx as corrected
from ratsverbund.people.bodies.views.body import page_address

ROWS = 100


@login_required
def upload(request):
    """Take a list to look at, and show what was imported before."""
    require(policies.may_keep_register, request.user, None)
    form = forms.RegisterForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (proposed := propose(request, form)):
        return redirect("bodies:register", proposed.pk)
    context = {"form": form, "imports": queries.register_imports()[:20], "breadcrumb": trail()}
    return render(
        request, "bodies/register_upload.html", context, status=422 if form.errors else 200
    )


def propose(request, form):
    """Keep the uploaded list, or say on the form why it cannot be read."""
    file = form.cleaned_data["file"]
    try:
        return operations.propose_register(
            file.read(),
            file.name,
            population_day=form.cleaned_data["population_day"],
            actor=request.user,
        )
    except UnreadableRegister as error:
        form.add_error("file", str(error))
        return None


@login_required
def register(request, pk):
    """Show row by row what taking a list over would do; afterwards, what was done."""
    require(policies.may_keep_register, request.user, None)
    proposed = get_object_or_404(queries.register_imports_with_file(), pk=pk)
    context = {"proposed": proposed, "breadcrumb": [*trail(), {"label": proposed.file.name}]}
    if proposed.state == RegisterImport.State.PROPOSED:
        context |= preview(request, proposed)
    if proposed.state == RegisterImport.State.APPLIED:
        context["may_undo"] = policies.may_undo_register(request.user, proposed)
    return render(request, "bodies/register.html", context)


def preview(request, proposed):
    """The rows of a list with what would become of each."""
    elsewhere = queries.kept_elsewhere(request.user)
    plan = queries.plan_of(reading_of(proposed), timezone.localdate(), elsewhere)
    form = forms.RowFilter(request.GET or None)
    wanted = form.cleaned_data["zeilen"] if form.is_valid() else ""
    rows = [row for row in plan.rows if not wanted or row.outcome == wanted]
    return {
        "plan": plan,
        "form": form,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("seite")),
        "address": page_address(request),
    }


@login_required
@require_POST
def decide(request, pk):
    """Take a list over, put it aside, or undo it."""
    verbs = {
        "apply": operations.import_register,
        "discard": operations.discard_register,
        "undo": operations.undo_register,
    }
    proposed = get_object_or_404(RegisterImport, pk=pk)
    verbs.get(request.POST.get("act"), operations.import_register)(proposed, actor=request.user)
    return redirect("bodies:register", pk)


@login_required
def template(request):
    """Give a list to fill in, with examples and an explanation of each column."""
    return download(template_xlsx(), _("gemeinden-vorlage.xlsx"), XLSX)


@login_required
def result(request, pk):
    """Give the list back with the problems of each row in its last column."""
    require(policies.may_keep_register, request.user, None)
    proposed = get_object_or_404(queries.register_imports_with_file(), pk=pk)
    content = corrected(reading_of(proposed), bytes(proposed.file.content))
    return download(content, _("gemeinden-ergebnis.xlsx"), XLSX)


def reading_of(proposed):
    """Read the kept file again."""
    return read_register(
        bytes(proposed.file.content),
        proposed.file.name,
        population_day=proposed.population_day,
        today=timezone.localdate(),
    )


def trail():
    """Where the import lies."""
    return [
        {"label": _("Körperschaften"), "address": reverse("bodies:body_list")},
        {"label": _("Register einlesen"), "address": reverse("bodies:register_upload")},
    ]
