"""The cockpit: one page on which the clerk keeps the course of a running meeting."""

from functools import partial
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.sittings import operations, queries
from ratsverbund.council.sittings.clock import written
from ratsverbund.council.sittings.forms import ActForm, NoteForm
from ratsverbund.kernel.policies import require
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted


@login_required
def cockpit(request, pk):
    """Show where the meeting is; on POST, do what a button asks for, once."""
    meeting = meeting_for(request, pk)
    if request.method == "POST":
        form = ActForm(request.POST)
        if not form.is_valid():
            raise Http404
        run = partial(acted, meeting, request.user, form.cleaned_data)
        typed = form.cleaned_data
        operations.accept_once(meeting, typed["key"], typed["act"], run, actor=request.user)
        return redirect("sittings:cockpit", pk)
    return cockpit_page(request, meeting)


@login_required
def note(request, pk):
    """Keep the note on the item at hand; one saved in between comes back beside what was typed."""
    meeting = meeting_for(request, pk)
    sitting = getattr(meeting, "sitting", None)
    if sitting is None or sitting.item is None:
        return redirect("sittings:cockpit", pk)
    form = NoteForm(request.POST or None)
    if accepted(form, partial(operations.save_note, sitting.item, actor=request.user)):
        return redirect("sittings:cockpit", pk)
    return cockpit_page(request, meeting, form)


def meeting_for(request, pk):
    """The meeting, if the account keeps its record."""
    meeting = get_object_or_404(queries.sittings_for(request.user), pk=pk)
    show_body(request, meeting.body_id)
    require(may_keep_record, request.user, meeting)
    return meeting


def acted(meeting, actor, typed):
    """Do what the button says."""
    if typed["act"] in {"pause", "resume", "dismiss", "readmit"}:
        return {
            "pause": lambda: operations.pause_meeting(meeting, typed["reason"], actor=actor),
            "resume": lambda: operations.resume_meeting(meeting, actor=actor),
            "dismiss": lambda: operations.switch_part(meeting, public=False, actor=actor),
            "readmit": lambda: operations.switch_part(meeting, public=True, actor=actor),
        }[typed["act"]]()
    item = get_object_or_404(meeting.items.select_related("meeting"), pk=typed["item"])
    if typed["act"] == "defer":
        return operations.defer_item(item, typed["reason"], actor=actor)
    return operations.call_item(item, actor=actor)


def cockpit_page(request, meeting, form=None):
    """Answer with the cockpit."""
    sitting = getattr(meeting, "sitting", None)
    item = sitting.item if sitting else None
    sheet = getattr(item, "sheet", None) if item else None
    typed = {"note": sheet.note, "revision": sheet.revision} if sheet else {"revision": 0}
    items = queries.items_of(meeting)
    context = {
        "meeting": meeting,
        "sitting": sitting,
        "item": item,
        "form": form or NoteForm(initial=typed),
        "waiting": [one for one in items if one.state == AgendaItem.State.OPEN and one != item],
        "course": [(written(entry.at), entry) for entry in queries.course_of(meeting)],
        "new_key": uuid4,
        "internal": bool(sitting and not sitting.public),
        "breadcrumb": [
            {"label": _("Sitzungen"), "address": reverse("meetings:list")},
            {
                "label": f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}",
                "address": reverse("meetings:meeting", args=[meeting.pk]),
            },
            {"label": _("Verlauf")},
        ],
    }
    status = 422 if form and form.errors else 200
    return render(request, "sittings/cockpit.html", context, status=status)
