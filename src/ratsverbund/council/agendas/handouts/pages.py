"""Files laid on the table: added to an item, opened, hidden from the public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas import operations
from ratsverbund.council.agendas.forms import ReasonForm
from ratsverbund.council.agendas.handouts.shapes import HandoutForm
from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.agendas.views.reach import meeting_for, trail
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import closed_part
from ratsverbund.council.meetings.queries import items_of as items_for
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.ui.submission import accepted, form_page


@login_required
def handout(request, pk):
    """Lay a file on the table for an item."""
    item = get_object_or_404(items_for(request.user), pk=pk)
    meeting = meeting_for(request, item.meeting_id)
    form = HandoutForm(request.POST or None, request.FILES or None, item=item)

    def lay(title, file, public=False):
        return operations.lay_on_table(
            item, title, file.name, "application/pdf", file.read(), actor=request.user,
            public=public,
        )  # fmt: skip

    if accepted(form, lay):
        messages.success(request, _("Die Tischvorlage liegt bei %(item)s.") % {"item": item})
        return redirect("agendas:agenda", meeting.pk)
    context = {
        "form": form,
        "item": item,
        "meeting": meeting,
        "breadcrumb": trail(meeting, _("Tischvorlage")),
    }
    return render(request, "agendas/handout.html", context, status=422 if form.errors else 200)


@login_required
def handout_file(request, pk):
    """Hand out a file that was laid on the table."""
    paper = get_object_or_404(Handout.objects.select_related("file"), pk=pk)
    item = get_object_or_404(items_for(request.user), pk=paper.item_id)
    if not paper.public:
        get_object_or_404(Meeting.objects.filter(closed_part(request.user)), pk=item.meeting_id)
    return download(bytes(paper.file.content), "tischvorlage.pdf", PDF)


@login_required
def hide_handout(request, pk):
    """Take a public file out of the public's sight, with the reason."""
    paper = get_object_or_404(Handout.objects.select_related("item"), pk=pk)
    meeting = meeting_for(request, paper.item.meeting_id)
    form = ReasonForm(request.POST or None)
    if accepted(form, lambda reason: operations.hide_handout(paper, reason, actor=request.user)):
        messages.success(request, _("Die Tischvorlage ist nicht mehr öffentlich."))
        return redirect("agendas:agenda", meeting.pk)
    return form_page(
        request, form, title=_("Tischvorlage nichtöffentlich machen"), submit=_("Verbergen"),
        back=reverse("agendas:agenda", args=[meeting.pk]),
        breadcrumb=trail(meeting, _("Tischvorlage")),
        lead=_("„%(title)s“ verschwindet sofort aus der Bürgerinfo.") % {"title": paper.title},
    )  # fmt: skip
