"""One meeting: plan it, see it, move it to another day, print its agenda."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings import invitation, operations, policies, queries
from ratsverbund.council.meetings.forms import CloseForm, PlaceAndTime, PlanForm
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.views.reach import meeting_for, trail
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page


@login_required
def plan(request):
    """Plan a meeting; on request only compute until when the invitation must go out."""
    require(policies.may_plan, request.user, None)
    organizations = queries.choosable_organizations(request.user, to_plan=True)
    form = PlanForm(request.POST or None, organizations=organizations)
    decision = None
    if "preview" in request.POST:
        if form.is_valid():
            decision = queries.invitation_deadline(unsaved(form))
    elif planned := accepted(form, partial(planned_by, request.user, form)):
        return redirect("agendas:agenda", planned.pk)
    context = {
        "form": form,
        "decision": decision,
        "missed": bool(decision and decision.known and decision.value < timezone.localdate()),
        "breadcrumb": steps(_("Sitzung planen")),
    }
    return render(request, "meetings/plan.html", context, status=422 if form.errors else 200)


def planned_by(actor, form, *, organization, place, number, urgency_reason, **_when):
    """Plan the meeting of a sound form."""
    return operations.plan_meeting(
        organization,
        form.starts_at(),
        place,
        actor=actor,
        urgency_reason=urgency_reason,
        number=number,
    )


def unsaved(form):
    """The meeting of a sound form, not kept."""
    organization = form.cleaned_data["organization"]
    return Meeting(
        body=organization.body,
        organization=organization,
        starts_at=form.starts_at(),
        urgent=bool(form.cleaned_data["urgency_reason"].strip()),
    )


def steps(here):
    """Where a page about no meeting in particular is."""
    return [{"label": _("Sitzungen"), "address": reverse("meetings:list")}, {"label": here}]


@login_required
def meeting(request, pk):
    """Show a meeting with its agenda, results, and what to do next."""
    shown = meeting_for(request, pk)
    items = queries.agenda(shown)
    left = [item for item in items if item.state == AgendaItem.State.OPEN]
    public_only = request.GET.get("teil") == "oeffentlich"
    if public_only:
        items = [item for item in items if item.public]
    context = {
        "meeting": shown,
        "lanes": lanes(items),
        "items": items,
        "next_item": next((item for item in items if item.state == "open"), None),
        "internal": any(not item.public for item in items),
        "public_only": public_only,
        "days_left": days_left(shown),
        "may_prepare": policies.may_prepare(request.user, shown),
        "may_keep_record": policies.may_keep_record(request.user, shown),
        "may_tell": policies.may_tell(request.user, shown),
        "left": left,
        "formal": [item for item in left if item.consultation is None],
        "close_form": CloseForm(meeting=shown),
        "today": timezone.localdate() >= local_day(shown.starts_at),
        "breadcrumb": trail(shown),
    }
    return render(request, "meetings/meeting.html", context)


def lanes(items):
    """The two parts of an agenda, the public one first."""
    return [(public, [item for item in items if item.public == public]) for public in (True, False)]


def days_left(meeting):
    """How many days are left to invite; None where it is done or nothing is regulated."""
    if meeting.state != Meeting.State.PLANNED or meeting.invite_until is None:
        return None
    return (meeting.invite_until - timezone.localdate()).days


@login_required
def reschedule(request, pk):
    """Move a planned meeting to another time or place."""
    shown = meeting_for(request, pk)
    require(policies.may_prepare, request.user, shown)
    start = timezone.localtime(shown.starts_at)
    before = {"day": start.date(), "clock": f"{start:%H:%M}", "place": shown.place}
    form = PlaceAndTime(request.POST or None, initial=before)
    moved = accepted(
        form,
        lambda place, **_when: operations.reschedule_meeting(
            shown, form.starts_at(), place, actor=request.user
        ),
    )
    if moved:
        return redirect("meetings:meeting", pk)
    return form_page(
        request, form, title=_("Sitzung verlegen"), submit=_("Verlegen"),
        back=reverse("meetings:meeting", args=[pk]), breadcrumb=trail(shown, _("Verlegen")),
        lead=_("Die Ladungsfrist wird neu berechnet."),
    )  # fmt: skip


@login_required
def agenda_pdf(request, pk):
    """Hand out the agenda as PDF: the public part, or all of it with `?intern=1`."""
    shown = meeting_for(request, pk)
    whole = request.GET.get("intern") == "1"
    name = "tagesordnung-intern.pdf" if whole else "tagesordnung.pdf"
    content = invitation.agenda_pdf(shown, queries.agenda(shown), whole=whole)
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
