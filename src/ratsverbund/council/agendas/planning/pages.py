"""Planning: a series, a copy, a convened meeting moved, kind and form, assemblies."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.council.agendas.planning import operations
from ratsverbund.council.agendas.planning.dates import hint, moments
from ratsverbund.council.agendas.planning.shapes import (
    KindForm,
    MoveForm,
    PlanForm,
    SeriesForm,
    TimeForm,
)
from ratsverbund.council.agendas.planning.tabs import steps, tabs
from ratsverbund.council.agendas.queries.intervals import intervals_for
from ratsverbund.council.agendas.views.reach import meeting_for, trail
from ratsverbund.council.meetings import policies
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import choosable_organizations, invitation_deadline
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.policies import require
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.submission import accepted, form_page, refusable


@login_required
def plan(request):
    """Plan a meeting of one organization."""
    return planning(request, joint=False)


@login_required
def joint(request):
    """Plan a meeting that organizations hold jointly."""
    return planning(request, joint=True)


def planning(request, *, joint):
    """Plan a meeting; on request only compute until when the invitation must go out."""
    require(policies.may_plan, request.user, None)
    mine = choosable_organizations(request.user, to_plan=True)
    form = PlanForm(request.POST or None, organizations=mine, joint=joint)
    decision = None
    if "preview" in request.POST:
        if form.is_valid():
            decision = invitation_deadline(unsaved(form))
    elif planned := accepted(form, refusable(partial(planned_by, request.user, form))):
        return redirect("agendas:agenda", planned.pk)
    context = {
        "form": form,
        "decision": decision,
        "missed": bool(decision and decision.known and decision.value < timezone.localdate()),
        "intervals": intervals_for(request.user),
        "tabs": tabs("joint" if joint else "plan"),
        "breadcrumb": steps(_("Planen")),
    }
    return render(request, "agendas/plan.html", context, status=422 if form.errors else 200)


def planned_by(actor, form, *, organization, place, day, clock, **typed):
    """Plan the meeting of a sound form."""
    return operations.plan_in_format(organization, form.starts_at(), place, actor=actor, **typed)


def unsaved(form):
    """The meeting of a sound form, not kept."""
    organization = form.cleaned_data["organization"]
    return Meeting(
        body=organization.body,
        organization=organization,
        starts_at=form.starts_at(),
        urgent=bool(form.cleaned_data["urgency_reason"].strip()),
    )


@login_required
def series(request):
    """Read many days, show what speaks against them, and plan them all."""
    require(policies.may_plan, request.user, None)
    organizations = choosable_organizations(request.user, to_plan=True)
    form = SeriesForm(request.POST or None, organizations=organizations)
    found = accepted(form, lambda days, clock, **_rest: moments(days, clock)) or []
    if found and "preview" not in request.POST:
        typed = form.cleaned_data
        planned = operations.plan_series(
            typed["organization"], found, typed["place"], actor=request.user
        )
        count = len(planned)
        words = ngettext("Eine Sitzung geplant.", "%(count)s Sitzungen geplant.", count)
        messages.success(request, words % {"count": count})
        return redirect("meetings:list")
    context = {
        "form": form,
        "days": [(each, hint(local_day(each))) for each in found],
        "tabs": tabs("series"),
        "breadcrumb": steps(_("Planen")),
    }
    return render(request, "agendas/series.html", context, status=422 if form.errors else 200)


@login_required
def copy(request, pk):
    """Plan another meeting like this one."""
    meeting = meeting_for(request, pk)
    form = TimeForm(
        request.POST or None, initial={"clock": f"{timezone.localtime(meeting.starts_at):%H:%M}"}
    )
    copied = accepted(
        form,
        lambda **_typed: operations.copy_meeting(meeting, form.starts_at(), actor=request.user),
    )
    if copied:
        return redirect("agendas:agenda", copied.pk)
    return form_page(
        request, form, title=_("Sitzung kopieren"), submit=_("Kopieren"),
        back=reverse("meetings:meeting", args=[pk]), breadcrumb=trail(meeting, _("Kopieren")),
        lead=_("Gremium, Ort und die Punkte ohne Vorlage werden übernommen."),
    )  # fmt: skip


@login_required
def relocate(request, pk):
    """Move a meeting that was convened: cancel it and invite anew."""
    meeting = meeting_for(request, pk)
    if meeting.state == Meeting.State.PLANNED:
        return redirect("meetings:reschedule", pk)
    start = timezone.localtime(meeting.starts_at)
    before = {"day": start.date(), "clock": f"{start:%H:%M}", "place": meeting.place}
    form = MoveForm(request.POST or None, initial=before)
    moved = accepted(
        form,
        lambda place, reason, **_when: operations.move_meeting(
            meeting, form.starts_at(), place, reason, actor=request.user
        ),
    )
    if moved:
        messages.success(request, _("Verlegt. Laden Sie zu der neuen Sitzung ein."))
        return redirect("agendas:agenda", moved.pk)
    return form_page(
        request, form, title=_("Sitzung verlegen"), submit=_("Absagen und neu planen"),
        back=reverse("meetings:meeting", args=[pk]), breadcrumb=trail(meeting, _("Verlegen")),
        lead=_("Die bisherige Sitzung wird mit diesem Grund abgesagt; zur neuen laden Sie ein."),
    )  # fmt: skip


@login_required
def kind(request, pk):
    """Say what kind of meeting it is, who meets jointly, and in which form."""
    meeting = meeting_for(request, pk)
    others = Organization.objects.filter(
        body=meeting.body_id, end=None,
        organization_type__in=[Organization.Type.COMMITTEE, Organization.Type.DISTRICT],
    ).exclude(pk=meeting.organization_id)  # fmt: skip
    start = {"kind": meeting.kind, "partners": meeting.partner_ids, "mode": meeting.mode}
    form = KindForm(request.POST or None, initial=start, organizations=others)

    def change(**typed):
        try:
            return operations.set_format(meeting, actor=request.user, **typed)
        except RuleViolated as error:
            raise InvalidInput(str(error), "mode") from error

    if accepted(form, change):
        messages.success(request, _("Art und Form der Sitzung sind festgehalten."))
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Art und Form der Sitzung"), submit=_("Festhalten"),
        back=reverse("agendas:agenda", args=[pk]), breadcrumb=trail(meeting, _("Art und Form")),
    )  # fmt: skip
