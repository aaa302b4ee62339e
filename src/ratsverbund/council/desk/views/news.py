"""What is new since the last look."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.desk import operations
from ratsverbund.council.desk.tidings.news import changed_paper, grouped, news
from ratsverbund.council.desk.views.reach import meeting_for, trail
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.wording import passages
from ratsverbund.ui.site import show_body


@login_required
def everything(request):
    """Show what is new in all my meetings; on POST, mark it all as seen."""
    changes = news(request.user)
    if request.method == "POST":
        for pk in grouped(changes):
            operations.look_at(meeting_for(request, pk), actor=request.user)
        return redirect("desk:news")
    return render(request, "desk/news.html", {"news": grouped(changes)})


@login_required
@require_POST
def seen(request, pk):
    """Mark what is new in one meeting as seen."""
    operations.look_at(meeting_for(request, pk), actor=request.user)
    messages.success(request, _("Als gesehen gekennzeichnet."))
    return redirect("desk:meeting", pk)


@login_required
def difference(request, pk, item):
    """Show what changed in a paper since the last look."""
    try:
        found, (before, after) = changed_paper(request.user, pk, item)
    except AgendaItem.DoesNotExist as error:
        raise Http404 from error
    show_body(request, found.meeting.body_id)
    context = {
        "item": found,
        "before": before,
        "after": after,
        "passages": [each for each in passages(before.wording, after.wording) if each.changed],
        "breadcrumb": trail(found.meeting, _("Was sich geändert hat")),
    }
    return render(request, "desk/difference.html", context)
