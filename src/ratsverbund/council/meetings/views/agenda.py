"""The agenda while it is being made: add, move, remove items."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings import operations, policies, queries
from ratsverbund.council.meetings.forms import ItemForm, ReasonForm, RemoveForm
from ratsverbund.council.meetings.operations.agenda import CHANGEABLE
from ratsverbund.council.meetings.views.meeting import days_left, lanes
from ratsverbund.council.meetings.views.reach import acting, meeting_for, trail
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page


@login_required
def agenda(request, pk):
    """Show both parts of the agenda and the papers that wait for this organization."""
    meeting = meeting_for(request, pk)
    require(policies.may_prepare, request.user, meeting)
    items = queries.agenda(meeting)
    context = {
        "meeting": meeting,
        "lanes": lanes(items),
        "candidates": [
            (each, ReasonForm(auto_id=f"reason_{each.consultation.pk}_%s"))
            for each in queries.candidates(meeting)
        ],
        "changeable": meeting.state in CHANGEABLE,
        "item_form": ItemForm(meeting=meeting, auto_id="new_%s"),
        "remove_form": RemoveForm(items=items, auto_id="removed_%s"),
        "days_left": days_left(meeting),
        "internal": any(not item.public for item in items),
        "breadcrumb": trail(meeting, _("Tagesordnung")),
    }
    return render(request, "meetings/agenda.html", context)


@login_required
@acting
def add(request, pk):
    """Put a waiting paper on the agenda."""
    meeting = meeting_for(request, pk)
    consultation = get_object_or_404(Consultation, pk=request.POST.get("consultation"))
    item = operations.add_item(
        meeting,
        actor=request.user,
        consultation=consultation,
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("Aufgenommen als TOP %(number)s.") % {"number": item.number})
    return redirect("meetings:agenda", pk)


@login_required
def add_title(request, pk):
    """Put an item without a paper on the agenda."""
    meeting = meeting_for(request, pk)
    require(policies.may_prepare, request.user, meeting)
    form = ItemForm(request.POST or None, meeting=meeting)
    item = accepted(
        form,
        lambda public, **typed: operations.add_item(
            meeting, actor=request.user, public=public == "yes", **typed
        ),
    )
    if item:
        messages.success(request, _("Aufgenommen als TOP %(number)s.") % {"number": item.number})
        return redirect("meetings:agenda", pk)
    return form_page(
        request, form, title=_("Punkt ohne Vorlage"), submit=_("Aufnehmen"),
        back=reverse("meetings:agenda", args=[pk]), breadcrumb=trail(meeting, _("Tagesordnung")),
    )  # fmt: skip


@login_required
@acting
def move(request, pk):
    """Move an item one place up or down."""
    meeting = meeting_for(request, pk)
    up = "up" in request.POST
    item = get_object_or_404(meeting.items, pk=request.POST.get("up" if up else "down"))
    moved = operations.move_item(item, -1 if up else 1, actor=request.user)
    lane = "oeffentlich" if moved.public else "nichtoeffentlich"
    return redirect(f"{reverse('meetings:agenda', args=[pk])}#{lane}")


@login_required
def remove(request, pk):
    """Take an item off the agenda, with the reason."""
    meeting = meeting_for(request, pk)
    require(policies.may_prepare, request.user, meeting)
    items = {item.pk: item for item in meeting.items.all()}
    form = RemoveForm(request.POST or None, items=items.values())
    removed = accepted(form, partial(removed_by, request.user, items))
    if removed:
        messages.success(request, _("TOP %(number)s ist abgesetzt.") % {"number": removed.number})
        return redirect("meetings:agenda", pk)
    return form_page(
        request, form, title=_("Punkt absetzen"), submit=_("Absetzen"),
        back=reverse("meetings:agenda", args=[pk]), breadcrumb=trail(meeting, _("Tagesordnung")),
    )  # fmt: skip


def removed_by(actor, items, *, item, reason):
    """Remove the chosen item."""
    return operations.remove_item(items[item], reason, actor=actor)
