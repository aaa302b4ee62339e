"""The steps of a task, each a form with one verb."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.execution import forms, operations, queries
from ratsverbund.council.execution.models import Execution, ProgressNote
from ratsverbund.council.execution.policies import may_control, may_report
from ratsverbund.council.execution.views.lookup import at, perform, task_for, typed
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.submission import Step


def step_of(task: Execution, title: str, verb: str, done: str, lead: str = "") -> Step:
    """A step that leads back to its task."""
    return Step(title, verb, done, at("task", task.pk), about=task.what[:60], lead=lead)


@login_required
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a proposed task to an office."""
    task = task_for(request, pk, may_control)
    step = step_of(task, _("Aufgabe übertragen"), _("Übertragen"), _("Die Aufgabe ist übertragen."))
    form = forms.AssignForm(
        typed(request), offices=queries.offices_at(task.body_id),
        initial={"office": task.office_id, "due": task.due},
    )  # fmt: skip
    act = partial(operations.assign_task, task, actor=request.user)
    return perform(request, step, form, act)


@login_required
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a task, and whether the public sees it."""
    task = task_for(request, pk, may_control)
    step = step_of(task, _("Aufgabe bearbeiten"), _("Speichern"), _("Die Aufgabe ist geändert."))
    form = forms.AmendForm(typed(request), initial={"what": task.what, "public": task.public})
    return perform(request, step, form, partial(operations.amend_task, task, actor=request.user))


@login_required
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the day of a task."""
    task = task_for(request, pk, may_control)
    lead = _("Bisher: %(day)s. Die alte Frist bleibt im Verlauf stehen.")
    step = step_of(
        task, _("Frist verlängern"), _("Frist verlängern"), _("Die neue Frist gilt."),
        lead % {"day": write_date(task.due)},
    )  # fmt: skip
    form = forms.ExtendForm(typed(request), initial={"due": task.due})
    return perform(request, step, form, partial(operations.extend_task, task, actor=request.user))


@login_required
def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a task on to another office."""
    task = task_for(request, pk, may_report)
    step = step_of(task, _("An ein anderes Amt abgeben"), _("Abgeben"), _("Abgegeben."))
    step = replace(step, back=at("list"))
    form = forms.TransferForm(typed(request), offices=queries.offices_at(task.body_id))
    return perform(request, step, form, partial(operations.transfer_task, task, actor=request.user))


@login_required
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report how a task stands."""
    task = task_for(request, pk, may_report)
    step = step_of(
        task, _("Berichten"), _("Bericht abgeben"), _("Der Bericht ist eingetragen."),
        _("Der Bericht ist intern, bis ihn die Beschlusskontrolle veröffentlicht."),
    )  # fmt: skip
    form = forms.ReportForm(typed(request), request.FILES or None)
    act = partial(operations.report_progress, task, actor=request.user)
    return perform(request, step, form, act)


@login_required
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept that a task is done."""
    task = task_for(request, pk, may_control)
    step = step_of(
        task, _("Erledigung bestätigen"), _("Bestätigen"), _("Die Aufgabe ist erledigt.")
    )
    act = partial(operations.accept_report, task, actor=request.user)
    return perform(request, step, forms.NoForm(typed(request)), act)


@login_required
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a task back that is not done."""
    task = task_for(request, pk, may_control)
    step = step_of(task, _("Zurückgeben"), _("Zurückgeben"), _("Die Aufgabe ist wieder in Arbeit."))
    act = partial(operations.return_task, task, actor=request.user)
    return perform(request, step, forms.ReasonForm(typed(request)), act)


@login_required
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a task that need not be done."""
    task = task_for(request, pk, may_control)
    step = step_of(task, _("Aufgabe entfällt"), _("Entfallen lassen"), _("Die Aufgabe entfällt."))
    act = partial(operations.drop_task, task, actor=request.user)
    return perform(request, step, forms.ReasonForm(typed(request)), act)


@login_required
def schedule_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the report on a task on an agenda."""
    task = task_for(request, pk, may_control)
    meetings = queries.coming_meetings(task.resolution.organization_id)
    step = step_of(
        task, _("Dem Gremium berichten"), _("Auf die Tagesordnung setzen"),
        _("Der Bericht steht auf der Tagesordnung."),
        _("Zur Wahl stehen die nächsten Sitzungen des Gremiums, das beschlossen hat."),
    )  # fmt: skip
    form = forms.MeetingForm(typed(request), meetings=meetings)
    act = partial(operations.schedule_report, task, actor=request.user)
    return perform(request, step, form, act)


@login_required
def release_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a report for the public."""
    note = get_object_or_404(ProgressNote.objects.select_related("execution"), pk=pk)
    task = task_for(request, note.execution_id, may_control)
    step = step_of(
        task, _("Bericht veröffentlichen"), _("Veröffentlichen"), _("In der Bürgerinfo zu lesen.")
    )
    form = forms.ReleaseNoteForm(typed(request), initial={"text": note.text})
    return perform(request, step, form, partial(operations.release_note, note, actor=request.user))


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a task to a resolution."""
    resolution = get_object_or_404(queries.resolutions_for(request.user), pk=pk)
    step = Step(
        _("Aufgabe aus einem Beschluss"), _("Aufgabe anlegen"), _("Die Aufgabe ist angelegt."),
        at("list"), lead=str(resolution),
    )  # fmt: skip
    form = forms.AddForm(typed(request), offices=queries.offices_at(resolution.body_id))
    act = partial(operations.add_task, resolution, actor=request.user)
    return perform(request, step, form, act)


@login_required
@require_POST
def assign_chosen(request: HttpRequest) -> HttpResponse:
    """Assign all chosen tasks as they are proposed."""
    mine = queries.executions_for(request.user)
    form = forms.BulkForm(request.POST, tasks=mine.values_list("pk", flat=True))
    picked: Any = form.cleaned_data["tasks"] if form.is_valid() else []
    chosen = mine.filter(pk__in=picked)
    done = operations.assign_tasks(chosen, actor=request.user)
    messages.success(request, _("Übertragene Aufgaben: %(n)s.") % {"n": len(done)})
    return redirect("execution:list")


@login_required
def transfer_chosen(request: HttpRequest) -> HttpResponse:
    """Hand all chosen tasks on to one office."""
    mine = queries.executions_for(request.user)
    picked = [int(pk) for pk in request.GET.getlist("tasks") if pk.isdigit()]
    chosen = list(mine.filter(pk__in=picked))
    step = Step(
        _("Mehrere Aufgaben abgeben"), _("Abgeben"), _("Die Aufgaben sind abgegeben."), at("list"),
        lead=", ".join(each.what for each in chosen),
    )  # fmt: skip
    body = chosen[0].body_id if chosen else 0
    form = forms.TransferForm(typed(request), offices=queries.offices_at(body))
    act = partial(operations.transfer_tasks, chosen, actor=request.user)
    return perform(request, step, form, act)
