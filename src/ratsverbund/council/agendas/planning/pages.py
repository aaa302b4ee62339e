"""Planning: a series, a copy, a convened meeting moved, kind and form, assemblies."""

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
    AnnounceForm,
    AssemblyForm,
    KindForm,
    MoveForm,
    SeriesForm,
    TimeForm,
)
from ratsverbund.council.agendas.views.reach import meeting_for, trail
from ratsverbund.council.meetings import policies
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import choosable_organizations
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.policies import require
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.submission import accepted, form_page


def steps(here):
    """Where a page about no meeting in particular is."""
    return [{"label": _("Sitzungen"), "address": reverse("meetings:list")}, {"label": here}]


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
        "breadcrumb": steps(_("Jahresplanung")),
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


@login_required
def assembly(request):
    """Plan a residents' assembly."""
    require(policies.may_plan, request.user, None)
    mine = choosable_organizations(request.user, to_plan=True)
    council = mine.filter(organization_type=Organization.Type.COUNCIL).first()
    parts = Organization.objects.filter(
        body=council.body_id if council else None, end=None,
        organization_type=Organization.Type.DISTRICT,
    )  # fmt: skip
    form = AssemblyForm(request.POST or None, districts=parts)

    def plan(place, districts, **_when):
        if council is None:
            raise InvalidInput(_("Für keinen Rat planen Sie Sitzungen."))
        return operations.plan_assembly(
            council, form.starts_at(), place, actor=request.user, districts=list(districts)
        )

    planned = accepted(form, plan)
    if planned:
        return redirect("agendas:announce", planned.pk)
    return form_page(
        request, form, title=_("Einwohnerversammlung planen"), submit=_("Planen"),
        back=reverse("meetings:list"), breadcrumb=steps(_("Einwohnerversammlung")),
        lead=_("Der Rat hat sie beschlossen; die Tagesordnung hat drei feste Schritte."),
    )  # fmt: skip


@login_required
def announce(request, pk):
    """Draft the notice of an assembly; on POST, record when it was complete."""
    meeting = meeting_for(request, pk)
    if meeting.kind != Meeting.Kind.ASSEMBLY:
        return redirect("meetings:convene", pk)
    form = AnnounceForm(request.POST or None, initial={"completed_on": timezone.localdate()})

    def complete(completed_on):
        try:
            return operations.announce_assembly(meeting, completed_on, actor=request.user)
        except RuleViolated as error:
            raise InvalidInput(str(error), "completed_on") from error

    if accepted(form, complete):
        messages.success(request, _("Die Versammlung ist bekannt gemacht und veröffentlicht."))
        return redirect("meetings:meeting", pk)
    context = {"meeting": meeting, "form": form, "breadcrumb": trail(meeting, _("Bekanntmachung"))}
    return render(request, "agendas/announce.html", context, status=422 if form.errors else 200)
