"""Whether I come, whether I stand in; and for the office, who does."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.desk import operations, policies, queries
from ratsverbund.council.desk.models import Reply
from ratsverbund.council.desk.views.reach import meeting_for, trail
from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.kernel.policies import require
from ratsverbund.ui.site import show_body


@login_required
@require_POST
def reply(request, pk):
    """Say with one tap whether I come."""
    meeting = meeting_for(request, pk)
    seat = queries.seat_at(request.user, meeting)
    if seat is None:
        raise Http404
    state = request.POST.get("state", "")
    kept = operations.send_reply(meeting, seat, state, actor=request.user)
    messages.success(request, told(kept))
    return redirect("desk:meeting", pk)


def told(reply):
    """What followed from a reply, in a sentence."""
    if reply.state == Reply.State.COMING:
        return _("Sie kommen. Eine Vertretung wird nicht gebraucht.")
    asked = reply.requests.select_related("person").filter(state__in=["asked", "accepted"]).first()
    if asked is None:
        return _("Sie sind verhindert. Die Schriftführung sieht es; gefragt wurde niemand.")
    return _("Sie sind verhindert. %(name)s ist um Vertretung gebeten.") % {"name": asked.person}


@login_required
def replies(request, pk):
    """Show who comes and who stands in, to who prepares the meeting."""
    meeting = get_object_or_404(one_meeting(request.user), pk=pk)
    show_body(request, meeting.body_id)
    require(policies.may_see_replies, request.user, meeting)
    context = {"meeting": meeting, "replies": list(queries.replies_of(meeting))}
    return render(request, "desk/replies.html", context)


@login_required
def substitute(request, pk):
    """Show a request to stand in; on POST, answer it."""
    asked = get_object_or_404(queries.requests_to(request.user), pk=pk)
    show_body(request, asked.reply.meeting.body_id)
    if request.method == "POST":
        accepts = request.POST.get("antwort") == "ja"
        operations.answer_request(asked, accepts, actor=request.user)
        messages.success(request, _("Danke, Ihre Antwort ist angekommen."))
        return redirect("desk:substitute", pk)
    context = {"asked": asked, "breadcrumb": trail(asked.reply.meeting, _("Vertretung"))}
    return render(request, "desk/substitute.html", context)
