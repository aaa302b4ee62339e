"""Tasks as they are read: the list with its figures, the spreadsheet, one task."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ratsverbund.council.execution import queries
from ratsverbund.council.execution.documents.spreadsheet import tasks_xlsx
from ratsverbund.council.execution.forms import FilterForm
from ratsverbund.council.execution.models import Execution, ProgressNote
from ratsverbund.council.execution.policies import may_control, may_object, may_report
from ratsverbund.council.execution.roles import CONTROLLERS
from ratsverbund.council.execution.views.lookup import trail
from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.ui.site import show_body

PAGE = 50
EXPORTED = 5000
KINDS = dict(ProgressNote.Kind.choices)


def chosen(request: HttpRequest) -> tuple[FilterForm, Any, queries.Figures]:
    """The filter, the tasks it leaves, and the figures of all."""
    figures = queries.figures(request.user)
    form = FilterForm(request.GET or None, offices=figures.offices, bodies=figures.bodies)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return form, queries.narrowed(queries.executions_for(request.user), **asked), figures


@login_required
def tasks(request: HttpRequest) -> HttpResponse:
    """List the tasks the filter leaves, with the figures of all."""
    form, found, figures = chosen(request)
    asked = urlencode(
        {name: value for name, value in request.GET.dict().items() if name != "seite"}
    )
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("seite")),
        "address": f"?{asked}&seite=" if asked else "?seite=",
        "asked": asked,
        "figures": figures,
        "controls": bool(bodies_held(request.user, *CONTROLLERS)),
        "today": timezone.localdate(),
        "internal": True,
    }
    return render(request, "execution/list.html", context)


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Give the list as a spreadsheet."""
    _form, found, _figures = chosen(request)
    return download(tasks_xlsx(found[:EXPORTED]), _("beschlusskontrolle.xlsx"), XLSX)


@login_required
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a task: what it comes from, its way, and the next step."""
    found = get_object_or_404(queries.one_execution(request.user), pk=pk)
    show_body(request, found.body_id)
    controls, reports = may_control(request.user, found), may_report(request.user, found)
    period, today = getattr(found.resolution, "appeal_period", None), timezone.localdate()
    context = {
        "task": found,
        "steps": steps_of(found),
        "controls": controls,
        "objects": may_object(request.user, found),
        "reports": reports and found.state == Execution.State.OPEN,
        "changes": found.state in (Execution.State.PROPOSED, Execution.State.OPEN),
        "late": found.overdue(today),
        "period": period,
        "period_over": bool(period and period.last_day and period.last_day < today),
        "internal": True,
        "breadcrumb": trail(here=found.what[:60]),
    }
    return render(request, "execution/task.html", context)


def steps_of(found: Execution) -> list[dict[str, Any]]:
    """The way of a task, with words and days."""
    steps: list[dict[str, Any]] = found.steps  # type: ignore[attr-defined]
    return [
        each | {"title": KINDS[each["kind"]], "day": date.fromisoformat(each["day"])}
        for each in steps
    ]


@login_required
def note_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the file that came with a report."""
    mine = queries.executions_for(request.user)
    notes = ProgressNote.objects.filter(execution__in=mine.values("pk"), pk=pk)
    file = get_object_or_404(StoredFile, pk__in=notes.values("file"))
    return download(bytes(file.content), file.name, file.media_type)
