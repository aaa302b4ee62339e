"""Pages of a debate: the list of speakers, motions on procedure, speaking times."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.debate import forms, operations, policies, queries
from ratsverbund.council.debate.models import Motion, Speech
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.kernel.policies import require
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.ui.submission import accepted

ACTS = {
    "start": operations.start_speech,
    "end": operations.end_speech,
    "withdraw": operations.withdraw_speech,
    "up": operations.move_up,
}
LEADS_TO = {
    "start": Speech.State.SPEAKING, "end": Speech.State.DONE, "withdraw": Speech.State.WITHDRAWN,
}  # fmt: skip


@login_required
def floor(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the debate on an item; on POST put somebody on the list."""
    item = kept_item(request, pk)
    form = forms.AskForm(item, request.POST or None)
    if accepted(form, partial(operations.ask_to_speak, item, actor=request.user)):
        return back(request, item)
    context = {
        "form": form,
        "debate": queries.floor_of(item),
        "cockpit": False,
        "internal": not item.public,
        "breadcrumb": trail(item, _("Aussprache")),
    }
    status = 422 if form.errors else 200
    return render(request, "debate/floor.html", context, status=status)


@login_required
@require_POST
def speech(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody speak, finish, move up, or take them off the list; sent twice it acts once."""
    held = get_object_or_404(
        Speech.objects.select_related("item__meeting"),
        pk=pk, item__meeting__body__in=bodies_of(request.user),
    )  # fmt: skip
    name = request.POST.get("act", "")
    act: Any = ACTS.get(name)
    place = str(held.order)
    moved = name == "up" and request.POST.get("place", place) != place
    done = moved or held.state == LEADS_TO.get(name)
    if act is not None and not done:
        act(held, actor=request.user)
    return back(request, held.item)


@login_required
def motion(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a motion on procedure: first its kind, then what this kind asks for."""
    item = kept_item(request, pk)
    kind = request.POST.get("kind") or request.GET.get("art", "")
    title = _("Antrag zur Geschäftsordnung")
    context = {"item": item, "internal": not item.public, "breadcrumb": trail(item, title)}
    if kind not in Motion.Kind.values:
        kinds = [(word, name, forms.EFFECTS[name]) for name, word in Motion.Kind.choices]
        return render(request, "debate/motion.html", context | {"kinds": kinds})
    form = forms.MotionForm(item.meeting, kind, request.POST or None)
    if accepted(form, partial(operations.record_motion, item, actor=request.user)):
        return to_sitting(item)
    context |= {"form": form, "kind": Motion.Kind(kind), "effect": forms.EFFECTS[kind]}
    status = 422 if form.errors else 200
    return render(request, "debate/motion.html", context, status=status)


@login_required
def times(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who spoke how long in a meeting, by person and Fraktion."""
    meeting = get_object_or_404(one_meeting(request.user), pk=pk)
    rows = list(queries.speaking_times(meeting))
    factions: dict[str, timedelta] = {}
    for row in rows:
        name = row["faction__short_name"] or _("ohne Fraktion")
        factions[name] = factions.get(name, timedelta()) + row["spent"]
    context = {
        "meeting": meeting,
        "people": [
            (row["name"], row["faction__short_name"] or "–", queries.length(row["spent"]))
            for row in rows
        ],
        "factions": [(name, queries.length(spent)) for name, spent in factions.items()],
    }
    return render(request, "debate/times.html", context)


def kept_item(request: HttpRequest, pk: int) -> AgendaItem:
    """An item for those who keep its record. Raises: NotAllowed."""
    item = get_object_or_404(
        AgendaItem.objects.select_related("meeting__organization"),
        pk=pk, meeting__body__in=bodies_of(request.user),
    )  # fmt: skip
    require(policies.may_keep_floor, request.user, item)
    return item


def back(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Return to the page of the running meeting, or to the debate it was asked from."""
    if "cockpit" in request.POST:
        return to_sitting(item)
    return redirect("debate:floor", item.pk)


def to_sitting(item: AgendaItem) -> HttpResponse:
    """Return to the debate on the page of the running meeting."""
    return redirect(f"{reverse('sittings:cockpit', args=[item.meeting_id])}#aussprache")


def trail(item: AgendaItem, here: str) -> list[dict[str, str]]:
    """Where a page of a debate lies."""
    meeting = item.meeting
    return [
        {"label": str(meeting), "address": reverse("sittings:cockpit", args=[meeting.pk])},
        {"label": item.number},
        {"label": here},
    ]
