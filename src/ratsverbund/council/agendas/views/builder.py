"""The agenda while it is being made: lanes, candidates, order."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.council.agendas import operations, queries
from ratsverbund.council.agendas.forms import CandidateFilter, ItemForm, RemoveForm
from ratsverbund.council.agendas.numbering import mark
from ratsverbund.council.agendas.operations.parts import CHANGEABLE
from ratsverbund.council.agendas.views.reach import acting, item_for, meeting_for, trail
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import agenda as items_of
from ratsverbund.council.meetings.queries import steps_fixed
from ratsverbund.council.papers.models import Consultation
from ratsverbund.ui.submission import accepted, form_page


@login_required
def agenda(request, pk):
    """Show both lanes of the agenda, and the papers that may come on it."""
    meeting = meeting_for(request, pk)
    items = items_of(meeting)
    form = CandidateFilter(request.GET or None)
    fixed = steps_fixed(meeting)
    shown = [] if fixed else chosen_candidates(meeting, form, request.user)
    context = {
        "meeting": meeting,
        "lanes": [(lane, [i for i in items if i.public == lane]) for lane in (True, False)],
        "items": items,
        "filter": form,
        "candidates": shown,
        "changeable": meeting.state in CHANGEABLE and not fixed,
        "fixed": fixed,
        "planned": meeting.state == Meeting.State.PLANNED,
        "seen": mark(items),
        "item_form": ItemForm(auto_id="new_%s"),
        "days_left": days_left(meeting),
        "open_supplement": any(each["issued_at"] is None for each in meeting.supplement_rows),
        "breadcrumb": trail(meeting),
    }
    return render(request, "agendas/agenda.html", context)


def chosen_candidates(meeting, form, actor):
    """The candidates the filter leaves."""
    organizations = [meeting.organization_id, *meeting.partner_ids]
    found = queries.candidates(meeting, organizations, actor, form.chosen("q"))
    stand = form.chosen("stand")
    return [each for each in found if not stand or each.ready == (stand == "ready")]


def days_left(meeting):
    """How many days are left to invite; None where it is done or nothing is regulated."""
    if meeting.state != Meeting.State.PLANNED or meeting.invite_until is None:
        return None
    return (meeting.invite_until - timezone.localdate()).days


@login_required
@acting
def add(request, pk):
    """Put the chosen papers on the agenda."""
    meeting = meeting_for(request, pk)
    keys = [key for key in request.POST.getlist("consultation") if key.isdecimal()]
    chosen = list(Consultation.objects.filter(pk__in=keys, paper__body=meeting.body_id))
    chosen.sort(key=lambda each: keys.index(str(each.pk)))
    added = operations.add_papers(meeting, chosen, actor=request.user)
    count = len(added)
    words = ngettext("Eine Vorlage aufgenommen.", "%(count)s Vorlagen aufgenommen.", count)
    messages.success(request, words % {"count": count})
    return redirect("agendas:agenda", pk)


@login_required
def add_title(request, pk):
    """Put an item without a paper on the agenda."""
    meeting = meeting_for(request, pk)
    form = ItemForm(request.POST or None)
    item = accepted(
        form,
        lambda **_typed: operations.add_item(meeting, actor=request.user, **form.placed()),
    )
    if item:
        messages.success(request, _("Aufgenommen als TOP %(number)s.") % {"number": item.number})
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Punkt ohne Vorlage"), submit=_("Aufnehmen"),
        back=reverse("agendas:agenda", args=[pk]), breadcrumb=trail(meeting, _("Punkt")),
    )  # fmt: skip


@login_required
@acting
def order(request, pk):
    """Move an item up or down, below the one before it, out of it again, or strike it."""
    meeting = meeting_for(request, pk)
    name = next((each for each in STEPS if each in request.POST), "up")
    item = item_for(request, meeting, name)
    STEPS[name](item, actor=request.user, seen=request.POST.get("seen", ""))
    lane = "oeffentlich" if item.public else "nichtoeffentlich"
    if name == "discard":
        messages.success(request, _("„%(title)s“ ist gestrichen.") % {"title": item.title})
    return redirect(f"{reverse('agendas:agenda', args=[pk])}#{lane}")


STEPS = {
    "up": lambda item, **told: operations.move_item(item, -1, **told),
    "down": lambda item, **told: operations.move_item(item, 1, **told),
    "nest": operations.nest_item,
    "unnest": operations.unnest_item,
    "discard": lambda item, actor, **_told: operations.discard_item(item, actor=actor),
}


@login_required
@acting
def standing(request, pk):
    """Put the standing items on the agenda."""
    meeting = meeting_for(request, pk)
    added = operations.insert_standing_items(meeting, actor=request.user)
    count = len(added)
    words = ngettext("Ein Punkt eingefügt.", "%(count)s Punkte eingefügt.", count)
    messages.success(request, words % {"count": count})
    return redirect("agendas:agenda", pk)


@login_required
@acting
def report(request, pk):
    """Put the report on a residents' assembly on the agenda."""
    meeting = meeting_for(request, pk)
    known = {str(each["id"]) for each in meeting.unreported}
    chosen = request.POST.get("assembly", "")
    assembly = Meeting.objects.filter(pk=chosen).first() if chosen in known else None
    if assembly is not None:
        title = _("Bericht über die Einwohnerversammlung am %(day)s") % {
            "day": f"{timezone.localtime(assembly.starts_at):%d.%m.%Y}"
        }
        operations.add_item(meeting, actor=request.user, title=title, reports_on=assembly)
        messages.success(request, _("Der Bericht steht auf der Tagesordnung."))
    return redirect("agendas:agenda", pk)


@login_required
def remove(request, pk):
    """Take an item off an agenda, with the reason."""
    meeting = meeting_for(request, pk)
    items = {item.pk: item for item in meeting.items.all()}
    form = RemoveForm(
        request.POST or None, items=items.values(), initial={"item": request.GET.get("punkt")}
    )
    removed = accepted(
        form,
        lambda item, reason: operations.remove_item(items[item], reason, actor=request.user),
    )
    if removed:
        messages.success(request, _("TOP %(number)s ist abgesetzt.") % {"number": removed.number})
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Punkt absetzen"), submit=_("Absetzen"),
        back=reverse("agendas:agenda", args=[pk]), breadcrumb=trail(meeting, _("Absetzen")),
        lead=_("Der Punkt bleibt mit seiner Nummer als abgesetzt sichtbar."),
    )  # fmt: skip
