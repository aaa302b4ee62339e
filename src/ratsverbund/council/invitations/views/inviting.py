"""Inviting to a meeting, and what has gone out."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.invitations import operations, policies, queries
from ratsverbund.council.invitations.forms import InviteForm, NoticeForm, RecordForm
from ratsverbund.council.invitations.models import Contact, Dispatch
from ratsverbund.council.invitations.post.message import agenda_lines
from ratsverbund.council.invitations.views.reach import trail
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.council.sittings.queries import second_calls
from ratsverbund.kernel.policies import require
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page, refusable

State = Dispatch.State
LATE = "late_reason"  # the field at which a missed period is said


def meeting_for(request, pk):
    """The meeting with this number, if the account may open it."""
    found = get_object_or_404(one_meeting(request.user), pk=pk)
    show_body(request, found.body_id)
    return found


@login_required
def meeting(request, pk):
    """Show what went out about a meeting, how far it came, and what failed."""
    shown = meeting_for(request, pk)
    require(policies.may_invite, request.user, shown)
    dispatches = queries.dispatches_of(shown)
    rounds = {}
    for dispatch in dispatches:
        rounds.setdefault(dispatch.invitation, []).append(dispatch)
    context = {
        "meeting": shown,
        "rounds": [summed(one, listed) for one, listed in rounds.items()],
        "books": queries.books_of(shown, request.user),
        "sees_addresses": policies.may_see_addresses(request.user, shown),
        "told_off": any(one.kind in ("move", "cancellation") for one in rounds),
        "breadcrumb": trail(shown),
    }
    return render(request, "invitations/meeting.html", context)


def summed(invitation, dispatches):
    """One invitation with the counts of its dispatches."""
    letters = [one for one in dispatches if one.channel == Contact.Channel.LETTER]
    return {
        "invitation": invitation,
        "dispatches": dispatches,
        "done": sum(one.state in (State.SENT, State.READ) for one in dispatches),
        "read": sum(one.state == State.READ for one in dispatches),
        "failed": [one for one in dispatches if one.state == State.FAILED],
        "letters": [one for one in letters if one.state == State.SENDING and one.file_id],
        "unsure": [
            one
            for one in dispatches
            if one.state == State.SENDING and one.channel == Contact.Channel.MAIL
        ],
    }


@login_required
def invite(request, pk):
    """Show who is invited and why; on POST, send the invitation or record one sent elsewhere."""
    shown = get_object_or_404(queries.with_recipients(request.user), pk=pk)
    show_body(request, shown.body_id)
    require(policies.may_invite, request.user, shown)
    if shown.kind == Meeting.Kind.ASSEMBLY:
        return redirect("agendas:announce", pk)
    if shown.state != Meeting.State.PLANNED:
        return redirect("invitations:meeting", pk)
    everyone = queries.recipients(shown)
    elsewhere = "anderswo-on" in request.POST
    form = InviteForm(None if elsewhere else request.POST or None, recipients=everyone)
    again = second_calls(shown)
    keep = partial(operations.record_invitation, shown, actor=request.user)
    record = RecordForm(request.POST if elsewhere else None, prefix="anderswo", again=bool(again))
    if accepted(form, refusable(partial(operations.invite, shown, actor=request.user), LATE)):
        messages.success(request, _("Die Ladung ist hinausgegeben; der Versand läuft."))
        return redirect("invitations:meeting", pk)
    if accepted(record, refusable(keep, LATE)):
        messages.success(
            request, _("Die Einladung ist festgehalten, die Tagesordnung veröffentlicht.")
        )
        return redirect("meetings:meeting", pk)
    context = invitation_page(request, shown, everyone) | {"form": form, "record": record}
    context["again"] = ", ".join(item.number for item in again)
    faulty = form.errors or record.errors
    return render(request, "invitations/invite.html", context, status=422 if faulty else 200)


def invitation_page(request, meeting, everyone):
    """What the page of an invitation shows before it is sent."""
    return {
        "meeting": meeting,
        "recipients": [one for one in everyone if not one.group],
        "sees_addresses": policies.may_see_addresses(request.user, meeting),
        "days_left": days_left(meeting),
        "breadcrumb": trail(meeting, _("Einladen")),
    }


def days_left(meeting):
    """How many days are left to invite; none where nothing is regulated."""
    return (meeting.invite_until - timezone.localdate()).days if meeting.invite_until else None


@login_required
def supplement(request, pk):
    """Send what came onto the agenda since the invitation."""
    lead = _("Hinaus geht nur, was seit der letzten Ladung hinzugekommen ist.")
    return notice(request, pk, operations.send_supplement, _("Nachtrag versenden"), lead)


@login_required
def cancellation(request, pk):
    """Tell everyone that the meeting is called off or moved."""
    lead = _("Die Mitteilung geht an alle, die eingeladen waren.")
    return notice(request, pk, operations.send_cancellation, _("Absage mitteilen"), lead)


def notice(request, pk, act, title, lead):
    """One form page for everything that follows an invitation."""
    shown = meeting_for(request, pk)
    require(policies.may_invite, request.user, shown)
    form = NoticeForm(request.POST or None)
    if accepted(form, lambda text: act(shown, actor=request.user, text=text)):
        messages.success(request, _("Hinausgegeben; der Versand läuft."))
        return redirect("invitations:meeting", pk)
    back = reverse("invitations:meeting", args=[pk])
    return form_page(
        request, form, title=title, submit=title, back=back, lead=lead,
        breadcrumb=trail(shown, title),
    )  # fmt: skip


def navigated(request):
    """Whether somebody came to the page themselves, no browser fetching it ahead."""
    ahead = request.headers.get("Sec-Purpose") or request.headers.get("Purpose")
    came = request.headers.get("Sec-Fetch-Mode") == "navigate"
    return request.method == "GET" and came and not ahead


@login_required
def mine(request, pk):
    """Show a recipient their invitation; a button, or coming here oneself, proves the reading."""
    shown = meeting_for(request, pk)
    person = request.user.person_id
    own = [
        one
        for one in queries.dispatches_of(shown)
        if person is not None and one.person_id == person
    ]
    if request.method == "POST" or navigated(request):
        own = [
            operations.confirm_reading(one, actor=request.user) if one.state == State.SENT else one
            for one in own
        ]
    if request.method == "POST":
        return redirect("invitations:mine", pk)
    context = {
        "meeting": shown,
        "own": own,
        "books": queries.books_of(shown, request.user),
        "lines": agenda_lines,
        "breadcrumb": [*trail(shown)[:2], {"label": _("Meine Einladung")}],
    }
    return render(request, "invitations/mine.html", context)
