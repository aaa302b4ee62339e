"""Record what was decided on an item, with or without a vote, and correct it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.decisions import forms, majority, operations, queries
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.policies import may_record_result
from ratsverbund.council.meetings.queries import (
    count_presence,
    items_visible,
    one_meeting,
    present_moment,
    quorum_shown,
)
from ratsverbund.kernel.errors import InvalidInput, LawUnknown, RuleViolated
from ratsverbund.kernel.policies import require
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page

KINDS = ("yes", "no", "abstentions")


@login_required
def decide(request, pk):
    """Show an item with who may vote; on POST, record the vote."""
    item = item_for(request, pk)
    if item.resolution:
        return redirect("decisions:resolution", item.resolution)
    organization = queries.deciding(item)
    typed = request.POST.get("topic")
    topic = typed if typed in Vote.Topic.values else majority.topic_of(item)
    rows = queries.voters(item, organization)
    out, at = kept_out(item), present_moment(item.meeting)
    voteless = majority.voteless(item.meeting, organization, topic)
    there = count_presence(rows, at, out, voteless)
    unanimous = {"yes": there.entitled, "no": 0, "abstentions": 0}
    form = forms.VoteForm(
        request.POST or None,
        meeting=item.meeting,
        early=bool(item.earlier),
        initial=unanimous if "einstimmig" in request.GET else None,
    )
    form.hold(topic, fixed=majority.decides_charter(item))
    resolution = accepted(form, partial(recorded, request.user, item, rows, form, voteless))
    if resolution:
        messages.success(request, announced(item, resolution))
        return redirect("decisions:resolution", resolution.pk)
    context = {
        "item": item,
        "meeting": item.meeting,
        "form": form,
        "there": there,
        "recorded": bool(rows),
        "organization": organization,
        "quorum": quorum_shown(queries.alone(item.meeting, organization), there),
        "parties": queries.votes_by_party(rows, at, voteless.union(out)),
        "left_out": majority.left_out(item.meeting, there, majority.mayor_subject(topic)),
        "demanded": majority.required_shown(item.meeting, topic),
        "running": item.meeting.state == "running",
        "adjourn_form": forms.AdjournForm(auto_id="adjourn_%s"),
        "pointless_form": forms.ReasonForm(auto_id="pointless_%s"),
        "internal": not item.public,
        "breadcrumb": trail(item),
    }
    return render(request, "decisions/decide.html", context, status=422 if form.errors else 200)


def item_for(request, pk):
    """The item, if the account may record its result; its meeting knows the statutory number."""
    item: Any = get_object_or_404(queries.item_to_decide(request.user), pk=pk)
    show_body(request, item.meeting.body_id)
    require(may_record_result, request.user, item)
    item.meeting.term_members, item.meeting.last_moment = item.term_members, item.last_moment
    return item


def kept_out(item):
    """The persons excluded from an item."""
    return [each["person"] for each in item.kept_out]


def recorded(actor, item, rows, form, voteless, *, topic, majority, text, despite="", **_counts):
    """Record the vote of a sound form; what the law forbids comes back on the form."""
    at = form.moment()
    tally = form.settled_tally(count_presence(rows, at, kept_out(item), voteless).entitled)
    try:
        return operations.record_vote(
            item, tally, actor=actor, topic=topic, majority=majority, text=text, at=at,
            despite=despite,
        )  # fmt: skip
    except (RuleViolated, LawUnknown) as error:
        raise InvalidInput(str(error)) from error


def announced(item, resolution):
    """The result as the message after saving says it."""
    counts = f" ({vote.counts})" if (vote := resolution.vote) and vote.counts else ""
    top = _("TOP %(number)s") % {"number": item.number}
    return f"{top}: {_(resolution.label)}{counts}"


def trail(item):
    """Where a page of this item is."""
    meeting = item.meeting
    return [
        {"label": _("Sitzungen"), "address": reverse("meetings:list")},
        {
            "label": f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}",
            "address": reverse("meetings:meeting", args=[meeting.pk]),
        },
        {"label": _("TOP %(number)s") % {"number": item.number}},
    ]


@login_required
def adjourn(request, pk):
    """Adjourn an item."""
    return without_vote(request, pk, forms.AdjournForm, operations.adjourn_item, _("Vertagen"))


@login_required
def pointless(request, pk):
    """Declare an item pointless."""
    act, verb = operations.declare_pointless, _("Für gegenstandslos erklären")
    return without_vote(request, pk, forms.ReasonForm, act, verb)


@login_required
def note(request, pk):
    """Record that the organization took note."""
    return without_vote(request, pk, forms.NoteForm, operations.take_note, _("Zur Kenntnis nehmen"))


@login_required
def note_remaining(request, pk):
    """Take note of the open items without a paper, so that the meeting can be closed."""
    meeting = get_object_or_404(one_meeting(request.user), pk=pk)
    if request.method == "POST":
        noted = operations.note_remaining(meeting, actor=request.user)
        numbers = ", ".join(resolution.item.number for resolution in noted)
        messages.success(request, _("Abgeschlossen: TOP %(numbers)s.") % {"numbers": numbers})
    return redirect(f"{reverse('meetings:meeting', args=[pk])}#schluss")


def without_vote(request, pk, kind, act, verb):
    """Record a result that needs no vote."""
    item = item_for(request, pk)
    form = kind(request.POST if request.method == "POST" else None)
    resolution = accepted(form, partial(act, item, actor=request.user))
    if resolution:
        messages.success(request, announced(item, resolution))
        return redirect("decisions:resolution", resolution.pk)
    return form_page(
        request, form, title=f"{verb}: {item}", submit=verb,
        back=reverse("decisions:decide", args=[pk]), breadcrumb=trail(item),
    )  # fmt: skip


@login_required
def correct(request, pk):
    """Correct a vote; the first entry stays readable beside its reason."""
    seen = Vote.objects.filter(items_visible(request.user, "item__"))
    vote = get_object_or_404(
        seen.select_related(
            "item__meeting__organization", "item__meeting__body", "item__consultation__paper"
        ),
        pk=pk,
    )
    require(may_record_result, request.user, vote.item)
    form = forms.CorrectionForm(request.POST or None, initial=typed_before(vote))
    form.hold(vote.topic, fixed=majority.decides_charter(vote.item))
    resolution = accepted(form, partial(corrected, request.user, vote, form))
    if resolution:
        messages.success(request, announced(vote.item, resolution))
        return redirect("decisions:resolution", resolution.pk)
    return form_page(
        request, form, title=_("Abstimmung berichtigen: %(item)s") % {"item": vote.item},
        submit=_("Berichtigen"), back=reverse("meetings:meeting", args=[vote.item.meeting_id]),
        breadcrumb=trail(vote.item),
        lead=_("Der erste Eintrag bleibt mit dem Grund der Berichtigung in der Akte."),
    )  # fmt: skip


def corrected(actor, vote, form, *, reason, topic, majority, **_counts):
    """Correct the vote with what a sound form holds."""
    return operations.correct_vote(
        vote, form.tally(), reason, actor=actor, topic=topic, majority=majority
    )


def typed_before(vote):
    """The form as it was filled when the vote was recorded."""
    parts = list(vote.factions.all())
    lines = {
        f"{kind}_factions": ", ".join(
            f"{getattr(part, kind)} {part.name}" for part in parts if getattr(part, kind)
        )
        for kind in KINDS
    }
    counts = {kind: getattr(vote, kind) for kind in (*KINDS, "invalid", "topic", "majority")}
    return counts | lines
