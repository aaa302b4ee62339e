"""What happens to a meeting: opened, closed, cancelled."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings import operations, policies
from ratsverbund.council.meetings.forms import CloseForm, OpenForm, ReasonForm
from ratsverbund.council.meetings.views.reach import acting, meeting_for, trail
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page


@login_required
@acting
def open_now(request, pk):
    """Open the meeting and go on to who is there; one that is past at the hour it began."""
    meeting = meeting_for(request, pk)
    form = OpenForm(request.POST, meeting=meeting)
    if accepted(
        form,
        lambda **_when: operations.open_meeting(meeting, actor=request.user, at=form.moment()),
    ):
        messages.success(request, _("Die Sitzung ist eröffnet. Halten Sie fest, wer anwesend ist."))
        return redirect("meetings:attendance", pk)
    return form_page(
        request, form, title=_("Sitzung eröffnen"), submit=_("Sitzung eröffnen"),
        back=reverse("meetings:meeting", args=[pk]), breadcrumb=trail(meeting, _("Eröffnung")),
    )  # fmt: skip


@login_required
@acting
def close(request, pk):
    """Close the meeting at the hour it ended."""
    meeting = meeting_for(request, pk)
    require(policies.may_keep_record, request.user, meeting)
    form = CloseForm(request.POST, meeting=meeting)
    if accepted(
        form,
        lambda **_when: operations.close_meeting(meeting, actor=request.user, at=form.moment()),
    ):
        messages.success(request, _("Die Sitzung ist geschlossen."))
        return redirect("meetings:meeting", pk)
    return form_page(
        request, form, title=_("Sitzung schließen"), submit=_("Sitzung schließen"),
        back=reverse("meetings:meeting", args=[pk]), breadcrumb=trail(meeting, _("Schluss")),
    )  # fmt: skip


@login_required
def cancel(request, pk):
    """Cancel a meeting that has not begun, with the reason."""
    meeting = meeting_for(request, pk)
    require(policies.may_prepare, request.user, meeting)
    form = ReasonForm(request.POST or None)
    if accepted(
        form, lambda reason: operations.cancel_meeting(meeting, reason, actor=request.user)
    ):
        messages.success(request, _("Die Sitzung ist abgesagt; ihre Vorlagen warten wieder."))
        return redirect("meetings:meeting", pk)
    return form_page(
        request, form, title=_("Sitzung absagen"), submit=_("Absagen"),
        back=reverse("meetings:meeting", args=[pk]), breadcrumb=trail(meeting, _("Absage")),
        lead=_("Die Vorlagen der Tagesordnung warten danach auf eine andere Sitzung."),
    )  # fmt: skip
