"""What an agenda shows: change of lane, preview, release, supplements, files on the table."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas import operations, policies, queries
from ratsverbund.council.agendas.forms import LaneForm, LateForm
from ratsverbund.council.agendas.views.reach import acting, meeting_for, of_item, trail
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import agenda as items_of
from ratsverbund.council.meetings.queries import items_of as items_for
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.ui.submission import accepted, form_page


@login_required
def lane(request, pk):
    """Say what moving an item to the other part shows or hides; on POST, move it."""
    item = get_object_or_404(items_for(request.user).select_related("consultation__paper"), pk=pk)
    meeting = of_item(request, item)
    form = LaneForm(request.POST if request.method == "POST" else None)
    moved = accepted(
        form,
        lambda confirmed: operations.change_lane(item, actor=request.user, confirmed=confirmed),
    )
    if moved:
        messages.success(request, _("Jetzt TOP %(number)s.") % {"number": moved.number})
        return redirect("agendas:agenda", meeting.pk)
    context = {
        "item": item,
        "meeting": meeting,
        "form": form,
        "lines": queries.exposure(item),
        "sent": meeting.state != Meeting.State.PLANNED,
        "breadcrumb": trail(meeting, _("Teil wechseln")),
    }
    return render(request, "agendas/lane.html", context, status=422 if form.errors else 200)


@login_required
def preview(request, pk):
    """Show the invitation as it will look, in both versions, and let a second person release it."""
    meeting = meeting_for(request, pk)
    if request.method == "POST":
        operations.release_agenda(meeting, actor=request.user)
        messages.success(request, _("Die Tagesordnung ist zur Einladung freigegeben."))
        return redirect("agendas:preview", pk)
    whole = request.GET.get("intern") == "1"
    items = [item for item in items_of(meeting) if whole or item.public]
    subject = (meeting, queries.builders_of(meeting))
    context = {
        "meeting": meeting,
        "whole": whole,
        "internal": whole,
        "lanes": [
            (part, [item for item in items if item.public == part])
            for part in ((True, False) if whole else (True,))
        ],
        "verdict": policies.may_release(request.user, subject),
        "empty": not items,
        "breadcrumb": trail(meeting, _("Vorschau")),
    }
    return render(request, "agendas/preview.html", context)


@login_required
@acting
def issue(request, pk):
    """Issue the supplement that is being prepared; a late one asks for its reason."""
    meeting = meeting_for(request, pk)
    supplement = get_object_or_404(meeting.supplements, issued_at=None)
    form = LateForm(request.POST)

    def send(late_reason):
        try:
            return operations.issue_supplement(
                supplement, actor=request.user, late_reason=late_reason
            )
        except RuleViolated as error:
            raise InvalidInput(str(error), "late_reason") from error

    if accepted(form, send):
        messages.success(request, _("Der %(name)s ist herausgegeben.") % {"name": supplement})
        return redirect("agendas:agenda", pk)
    title = _("Nachtrag herausgeben")
    return form_page(
        request, form, title=title, submit=title, back=reverse("agendas:agenda", args=[pk]),
        breadcrumb=trail(meeting, title),
    )  # fmt: skip
