"""One meeting: see it, move it to another day, print its agenda."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings import invitation, operations, policies, queries
from ratsverbund.council.meetings.forms import CloseForm, OpenForm, PlaceAndTime
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.views.reach import meeting_for, trail
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page


@login_required
def meeting(request, pk):
    """Show a meeting with its agenda, results, and what to do next."""
    shown = meeting_for(request, pk)
    may_prepare = policies.may_prepare(request.user, shown)
    public_only = request.GET.get("teil") == "oeffentlich"
    items = told(queries.agenda(shown), shown, waiting=may_prepare and not public_only)
    left = [item for item in items if item.state == AgendaItem.State.OPEN]
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
        "may_prepare": may_prepare,
        "may_keep_record": policies.may_keep_record(request.user, shown),
        "may_tell": policies.may_tell(request.user, shown),
        "left": left,
        "formal": [item for item in left if item.consultation is None],
        "close_form": CloseForm(meeting=shown),
        "past": queries.afterwards(shown),
        "open_form": OpenForm(meeting=shown),
        "today": timezone.localdate() >= local_day(shown.starts_at),
        "breadcrumb": trail(shown),
    }
    return render(request, "meetings/meeting.html", context)


def told(items, meeting, *, waiting=False):
    """The items an account may know: those sent, or all for who prepares them, without the
    non-public part and its files where that part is not for the account.
    """
    sent = [item for item in items if waiting or not item.waiting]
    if meeting.reads_closed:
        return sent
    for item in sent:
        item.laid = [file for file in item.laid if file["public"]]
    return [item for item in sent if item.public]


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
    whole = request.GET.get("intern") == "1" and shown.reads_closed
    name = "tagesordnung-intern.pdf" if whole else "tagesordnung.pdf"
    content = invitation.agenda_pdf(shown, told(queries.agenda(shown), shown), whole=whole)
    return download(content, name, PDF, inline=True)
