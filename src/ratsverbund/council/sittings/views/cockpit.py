"""The cockpit: where the meeting is, who is there, and what happens next."""

from datetime import datetime
from functools import partial
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.debate.queries import floor_of
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.council.sittings import operations, queries
from ratsverbund.council.sittings.clock import written
from ratsverbund.council.sittings.forms import NoteForm
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.views.acts import form_for, run
from ratsverbund.council.sittings.views.stage import Stage
from ratsverbund.kernel.policies import require
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted


@login_required
def cockpit(request, pk):
    """Show where the meeting is; on POST, do what a button asks for, once."""
    asked = request.GET
    stage = Stage(meeting_for(request, pk), asked.get("art", ""), asked.get("zeit", ""))
    if request.method != "POST":
        return cockpit_page(request, stage)
    form = form_for(stage, request.POST)
    if accepted(form, lambda **_typed: run(stage, form, request.user)):
        return redirect("sittings:cockpit", pk)
    return cockpit_page(request, stage, **{request.POST["act"]: form, "failed": form})


@login_required
def company(request, pk):
    """Show who was there at each item."""
    found = queries.with_turns(one_meeting(request.user))
    meeting = get_object_or_404(found, pk=pk)
    show_body(request, meeting.body_id)
    require(may_keep_record, request.user, meeting)
    items = queries.companies(meeting, queries.room_of(meeting))
    breadcrumb = [*trail(meeting), {"label": _("Anwesend bei TOP")}]
    context = {"meeting": meeting, "items": items, "breadcrumb": breadcrumb}
    return render(request, "sittings/company.html", context)


@login_required
def note(request, pk):
    """Keep the note on the item at hand; one saved in between comes back beside what was typed."""
    stage = Stage(meeting_for(request, pk))
    form = NoteForm(request.POST or None)
    item = stage.noted(form)
    if item is None:
        return redirect("sittings:cockpit", pk)
    sheet = accepted(form, partial(noted, request.user, item))
    if sheet and request.accepts("text/html"):
        return redirect("sittings:cockpit", pk)
    if sheet:
        return JsonResponse({"revision": sheet.revision})
    return cockpit_page(request, stage, note=form, failed=form)


def noted(actor, about, *, note, revision, **_item):
    """Keep the note of a sound form."""
    return operations.save_note(about, note, revision, actor=actor)


def meeting_for(request, pk):
    """The meeting, if the account keeps its record."""
    meeting = get_object_or_404(queries.sittings_for(request.user), pk=pk)
    show_body(request, meeting.body_id)
    require(may_keep_record, request.user, meeting)
    return meeting


def cockpit_page(request, stage, failed=None, **typed):
    """Answer with the cockpit."""
    meeting, sitting = stage.meeting, stage.sitting
    context = {
        "stage": stage,
        "meeting": meeting,
        "sitting": sitting,
        "item": stage.item,
        "failed": failed,
        "note_form": typed.get("note") or NoteForm(initial=written_note(stage.item)),
        "typed": typed,
        "course": [told(line) for line in meeting.course],
        "kinds": dict(Entry.Kind.choices),
        "new_key": uuid4,
        "debate": floor_of(stage.item) if stage.item and stage.item.state == "open" else None,
        "cockpit": True,
        "absent_only": request.GET.get("zeige") == "abwesend",
        "sought": request.GET.get("wer", "").strip()[:60],
        "internal": bool(sitting and not sitting.public),
        "breadcrumb": trail(meeting),
    }
    return render(request, "sittings/cockpit.html", context, status=422 if failed else 200)


def written_note(item):
    """The note as it was saved last."""
    sheet = getattr(item, "sheet", None) if item else None
    written = {"note": sheet.note, "revision": sheet.revision} if sheet else {"revision": 0}
    return written | {"item": item.pk if item else None}


def told(line):
    """A line of the course with its hour as people say it."""
    return line | {"time": written(datetime.fromisoformat(line["at"]))}


def trail(meeting):
    """Where this page is."""
    return [
        {"label": _("Sitzungen"), "address": reverse("meetings:list")},
        {
            "label": f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}",
            "address": reverse("meetings:meeting", args=[meeting.pk]),
        },
        {"label": _("Verlauf")},
    ]
