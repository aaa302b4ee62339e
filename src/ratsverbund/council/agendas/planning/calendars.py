"""The pages of a year's calendar from Excel: upload, look at every row, take over, take back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.agendas.models import CalendarImport
from ratsverbund.council.agendas.planning import known, operations, timetable
from ratsverbund.council.agendas.planning.policies import may_import_calendar
from ratsverbund.council.agendas.planning.shapes import CalendarForm
from ratsverbund.council.agendas.planning.tabs import steps, tabs
from ratsverbund.council.meetings import policies
from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.mandates.sheets import UnreadableList
from ratsverbund.ui.submission import accepted


@login_required
def calendars(request):
    """Take a calendar to look at, and list those that were read before."""
    require(policies.may_plan, request.user, None)
    form = CalendarForm(
        request.POST or None, request.FILES or None, bodies=known.own_bodies(request.user)
    )

    def propose(body, file):
        try:
            return operations.propose_calendar(body, file.read(), file.name, actor=request.user)
        except UnreadableList as error:
            raise InvalidInput(str(error), "file") from error

    if proposed := accepted(form, propose):
        return redirect("agendas:calendar", proposed.pk)
    context = {
        "form": form,
        "listed": known.calendars_of(request.user)[:10],
        "tabs": tabs("calendars"),
        "breadcrumb": steps(_("Planen")),
    }
    return render(request, "agendas/calendars.html", context, status=422 if form.errors else 200)


@login_required
def calendar(request, pk):
    """Show row by row what a calendar would plan; afterwards, what it planned."""
    found = get_object_or_404(known.calendars_of(request.user).select_related("file"), pk=pk)
    require(may_import_calendar, request.user, found.body)
    proposed = found.state == CalendarImport.State.PROPOSED
    rows = known.read_entries(found, request.user) if proposed else []
    context = {
        "calendar": found,
        "entries": rows,
        "counts": {word: sum(e.outcome == word for e in rows) for word in OUTCOMES},
        "meetings": [] if proposed else known.planned_by(found).select_related("organization"),
        "breadcrumb": [*steps("")[:1], way(), {"label": found.title}],
    }
    return render(request, "agendas/calendar.html", context)


OUTCOMES = ("new", "same", "faulty")


def way():
    """The step to the page of all calendars."""
    return {"label": _("Kalender aus Excel"), "address": reverse("agendas:calendars")}


@login_required
@require_POST
def decide(request, pk):
    """Take a calendar over, put it aside, or take its meetings back."""
    verbs = {
        "apply": (operations.apply_calendar, _("Die Sitzungen sind geplant.")),
        "discard": (operations.discard_calendar, _("Die Datei ist verworfen.")),
        "undo": (operations.undo_calendar, _("Die Sitzungen sind zurückgenommen.")),
    }
    found = get_object_or_404(known.calendars_of(request.user), pk=pk)
    if request.POST.get("act") not in verbs:
        raise Http404
    act, done = verbs[request.POST["act"]]
    act(found, actor=request.user)
    messages.success(request, done)
    return redirect("agendas:calendar", pk)


@login_required
def template(request):
    """Give a workbook to fill in."""
    require(policies.may_plan, request.user, None)
    return download(timetable.template(), _("sitzungskalender-vorlage.xlsx"), XLSX)
