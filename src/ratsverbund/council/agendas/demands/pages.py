"""Demands for a meeting of the council: the list, and what becomes of each."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.demands import operations, queries
from ratsverbund.council.agendas.demands.form import DemandForm, MeetForm
from ratsverbund.council.agendas.forms import ReasonForm
from ratsverbund.council.agendas.models import SessionDemand
from ratsverbund.council.agendas.planning.tabs import steps, tabs
from ratsverbund.council.agendas.queries.intervals import councils_for
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.policies import may_plan
from ratsverbund.kernel.policies import require
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step, perform

MOST = 100


@login_required
def demands(request: HttpRequest) -> HttpResponse:
    """List the demands, those that wait first."""
    require(may_plan, request.user, None)
    context = {
        "demands": list(queries.demands_for(request.user)[:MOST]),
        "tabs": tabs("demands"),
        "breadcrumb": steps(_("Verlangen nach einer Sitzung")),
    }
    return render(request, "agendas/demands.html", context)


@login_required
def receive(request: HttpRequest) -> HttpResponse:
    """Record a demand."""
    require(may_plan, request.user, None)
    councils = councils_for(request.user).select_related("body")
    factions = Organization.objects.filter(
        body__in=councils.values("body"), organization_type=Organization.Type.FACTION, end=None
    )
    form = DemandForm(
        request.POST or None, councils=councils, factions=factions.select_related("body"),
        initial={"received_on": timezone.localdate()},
    )  # fmt: skip
    step = step_of(_("Verlangen festhalten"), _("Festhalten"), _("Das Verlangen ist festgehalten."))
    return perform(request, step, form, partial(operations.receive_demand, actor=request.user))


def demand_for(request: HttpRequest, pk: int) -> SessionDemand:
    """A demand of a town whose council the account prepares."""
    found: SessionDemand = get_object_or_404(queries.demands_for(request.user), pk=pk)
    show_body(request, found.organization.body_id)
    return found


def step_of(title: str, verb: str, done: str, lead: str = "") -> Step:
    """A step that leads back to the list."""
    about, back = _("Verlangen nach einer Sitzung"), reverse("agendas:demands")
    crumbs = [*steps(about)[:1], {"label": about, "address": back}, {"label": title}]
    return Step(title, verb, done, back, lead=lead, breadcrumb=crumbs)


@login_required
def meet(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the meeting that was convened because of a demand."""
    found = demand_for(request, pk)
    meetings = Meeting.objects.filter(
        organization=found.organization, starts_at__date__gte=found.received_on
    ).exclude(state=Meeting.State.CANCELLED)
    step = step_of(_("Sitzung nennen"), _("Festhalten"), _("Festgehalten."), found.items)
    form = MeetForm(
        request.POST or None, meetings=meetings.select_related("organization").order_by("starts_at")
    )
    return perform(request, step, form, partial(operations.meet_demand, found, actor=request.user))


@login_required
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a demand that does not bind."""
    found = demand_for(request, pk)
    step = step_of(_("Verlangen ablehnen"), _("Ablehnen"), _("Abgelehnt."), found.items)
    act = partial(operations.refuse_demand, found, actor=request.user)
    return perform(request, step, ReasonForm(request.POST or None), act)
