"""The pages of residents' assemblies: planned, announced, pointed to in the newspaper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import CharterError
from ratsverbund.council.agendas.planning import operations
from ratsverbund.council.agendas.planning.notices import notice_of
from ratsverbund.council.agendas.planning.shapes import AnnounceForm, AssemblyForm, PointerForm
from ratsverbund.council.agendas.planning.tabs import steps, tabs
from ratsverbund.council.agendas.views.reach import meeting_for, trail
from ratsverbund.council.meetings import policies
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import choosable_organizations
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.submission import accepted, refusable


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

    def plan(place, districts, resolved_on, **_when):
        if council is None:
            raise InvalidInput(_("Für keinen Rat planen Sie Sitzungen."))
        return operations.plan_assembly(
            council, form.starts_at(), place, actor=request.user, districts=list(districts),
            resolved_on=resolved_on,
        )  # fmt: skip

    if planned := accepted(form, plan):
        return redirect("agendas:announce", planned.pk)
    context = {"form": form, "tabs": tabs("assembly"), "breadcrumb": steps(_("Planen"))}
    return render(request, "agendas/assembly.html", context, status=422 if form.errors else 200)


@login_required
def announce(request, pk):
    """Draft the notice of an assembly; on POST, record when it was complete."""
    meeting = meeting_for(request, pk)
    if meeting.kind != Meeting.Kind.ASSEMBLY:
        return redirect("invitations:invite", pk)
    notice = notice_of(meeting)
    pointing = "hinweis-pointer_on" in request.POST
    form = AnnounceForm(
        None if pointing else request.POST or None, initial={"completed_on": timezone.localdate()}
    )
    pointer = PointerForm(
        request.POST if pointing else None, request.FILES or None, prefix="hinweis"
    )
    if accepted(form, announcing(request, meeting)):
        messages.success(request, _("Die Versammlung ist bekannt gemacht und veröffentlicht."))
        return redirect("agendas:announce", pk)
    if accepted(pointer, pointed(request, notice)):
        messages.success(request, _("Der Hinweis in der Zeitung ist festgehalten."))
        return redirect("agendas:announce", pk)
    context = {
        "meeting": meeting, "notice": notice, "form": form, "pointer": pointer,
        "website": website_of(meeting),
        "breadcrumb": trail(meeting, _("Bekanntmachung")),
    }  # fmt: skip
    faulty = form.errors or pointer.errors
    return render(request, "agendas/announce.html", context, status=422 if faulty else 200)


def website_of(meeting):
    """Where the charter publishes notices; empty where it names no address."""
    try:
        return law_of(meeting.body, local_day(meeting.starts_at)).word("notice_completion.website")
    except CharterError:
        return ""


def announcing(request, meeting):
    """Record the notice; what the law refuses is a fault of the form."""
    return refusable(
        lambda completed_on, pointer_on: operations.announce_assembly(
            meeting, completed_on, actor=request.user, pointer_on=pointer_on
        )
    )


def pointed(request, notice):
    """Record the pointer in the newspaper, with the clipping if there is one."""

    def keep(pointer_on, clipping):
        content = clipping.read() if clipping else b""
        return operations.record_pointer(notice, pointer_on, actor=request.user, clipping=content)

    return keep


@login_required
def clipping(request, pk):
    """Hand out the proof that the newspaper pointed to the notice."""
    file = notice_of(meeting_for(request, pk)).clipping
    if file is None:
        raise Http404
    return download(bytes(file.content), file.name, file.media_type)
