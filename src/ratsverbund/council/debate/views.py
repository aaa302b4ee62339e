"""Pages of a debate: speakers, motions on procedure, urgent items, speaking times."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.debate import forms, operations, policies, queries
from ratsverbund.council.debate.models import Extension, Motion, Speech
from ratsverbund.council.decisions.tally import KINDS
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import attendances_of, one_meeting
from ratsverbund.kernel.policies import require
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, refusable

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
    if accepted(form, refusable(partial(moved, item, form, request.user))):
        return to_sitting(item)
    context |= {"form": form, "kind": Motion.Kind(kind), "effect": forms.EFFECTS[kind]}
    status = 422 if form.errors else 200
    return render(request, "debate/motion.html", context, status=status)


def moved(item: AgendaItem, form: Any, actor: Any, **typed: Any) -> Any:
    """Record the motion of a sound form."""
    rest = {name: value for name, value in typed.items() if name not in KINDS}
    return operations.record_motion(item, tally=form.counted(), actor=actor, **rest)


@login_required
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the votes on urgent items of a meeting; on POST, record one more."""
    meeting = get_object_or_404(queries.meeting_to_extend(request.user), pk=pk)
    show_body(request, meeting.body_id)
    require(may_keep_record, request.user, meeting)
    rows = list(attendances_of(meeting))
    waiting = queries.waiting_for(meeting)
    form = forms.ExtensionForm(request.POST or None, waiting=waiting, present=rows)
    voted = accepted(form, refusable(partial(put_to_vote, meeting, form, request.user)))
    if voted:
        messages.success(request, told(voted))
        return redirect("debate:extend", pk)
    context = {
        "meeting": meeting,
        "form": form,
        "voters": queries.agenda_voters_shown(meeting, rows),
        "breadcrumb": [
            {"label": str(meeting), "address": reverse("meetings:meeting", args=[pk])},
            {"label": _("Tagesordnung erweitern")},
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "debate/extend.html", context, status=status)


def put_to_vote(
    meeting: Any, form: Any, actor: Any, *, title: str, public: str, reason: str,
    consultation: Any, biased: Any, **_counts: Any,
) -> Any:  # fmt: skip
    """Record the vote of a sound form."""
    return operations.extend_agenda(
        meeting, reason, form.settled(), actor=actor, consultation=consultation, title=title,
        public=public == "yes", biased=[form.people[pk] for pk in biased],
    )  # fmt: skip


def told(extension: Extension) -> str:
    """What became of an urgent item, as the message after saving says it."""
    if extension.item is None:
        said = _(
            "Nicht aufgenommen: %(label)s (%(counts)s). Der Punkt kann auf die nächste Sitzung."
        )
        return said % {"label": _(extension.label), "counts": extension.counts}
    said = _("Aufgenommen als TOP %(number)s (%(counts)s).")
    return said % {"number": extension.item.number, "counts": extension.counts}


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
