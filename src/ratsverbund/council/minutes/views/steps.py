"""The steps of minutes: begin, lay before, sign, send, approve, correct, release."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.council.minutes import operations, policies, queries
from ratsverbund.council.minutes.dispatches.operations import retry_dispatch
from ratsverbund.council.minutes.forms import (
    AddressForm,
    AnswerForm,
    ApprovalForm,
    CorrectionForm,
    ObjectionForm,
    ReasonForm,
    ReleaseForm,
)
from ratsverbund.council.minutes.models import Correction, NamedSpeakers, Objection
from ratsverbund.council.minutes.views.reach import item_of, minutes_of, trail
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page


@login_required
def begin(request, pk):
    """Draft the minutes of a meeting, or lead to them."""
    meeting = get_object_or_404(one_meeting(request.user), pk=pk)
    if readable := queries.minutes_for(request.user).filter(meeting=pk).first():
        return redirect("minutes:minutes", readable.pk)
    may_write = policies.may_write(request.user, meeting)
    if request.method == "POST":
        return redirect("minutes:minutes", operations.draft_minutes(meeting, actor=request.user).pk)
    return render(request, "minutes/begin.html", {"meeting": meeting, "may_write": may_write})


@login_required
@require_POST
def finish(request, pk):
    """Lay the minutes before their signatories."""
    operations.finish_minutes(minutes_of(request, pk), actor=request.user)
    messages.success(request, _("Die Niederschrift liegt zur Unterschrift vor."))
    return redirect("minutes:minutes", pk)


@login_required
@require_POST
def sign(request, pk):
    """Sign as chair or as keeper."""
    as_chair = request.POST.get("als") == "vorsitz"
    operations.sign_minutes(minutes_of(request, pk), as_chair=as_chair, actor=request.user)
    messages.success(request, _("Ihre Unterschrift ist geleistet."))
    return redirect("minutes:minutes", pk)


@login_required
@require_POST
def send(request, pk):
    """Send the minutes to the members."""
    operations.send_minutes(minutes_of(request, pk), actor=request.user)
    messages.success(
        request,
        _("Die Mitglieder können die Niederschrift jetzt lesen; eine E-Mail sagt es ihnen."),
    )
    return redirect("minutes:minutes", pk)


@login_required
def retry(request, pk):
    """Send again to a member who was not reached."""
    found = get_object_or_404(queries.dispatches_for(request.user), pk=pk)
    shown = minutes_of(request, found.minutes_id)
    require(policies.may_write, request.user, shown)
    form = AddressForm(request.POST or None, initial={"address": found.address})
    run = partial(retry_dispatch, found, actor=request.user)
    title = _("Erneut senden an %(name)s") % {"name": found.name}
    return step(request, shown, form, run, title, _("Erneut senden"), found.error)


@login_required
@require_POST
def confirm(request, pk):
    """Confirm the mark of a corrected vote."""
    found = get_object_or_404(Correction, pk=pk)
    shown = minutes_of(request, found.minutes_id)
    operations.confirm_correction(found, actor=request.user)
    return redirect("minutes:minutes", shown.pk)


@login_required
def reopen(request, pk):
    """Take the minutes back to write on them."""
    shown = minutes_of(request, pk)
    require(policies.may_write, request.user, shown)
    form = ReasonForm(request.POST or None)
    run = partial(operations.reopen_minutes, shown, actor=request.user)
    return step(request, shown, form, run, _("Zur Bearbeitung zurückholen"), _("Zurückholen"))


@login_required
def object_to(request, pk):
    """Object to the minutes."""
    shown = minutes_of(request, pk)
    require(policies.may_object, request.user, shown)
    form = ObjectionForm(request.POST or None)
    run = partial(operations.raise_objection, shown, actor=request.user)
    return step(request, shown, form, run, _("Einwendung erheben"), _("Einwendung erheben"))


@login_required
def answer(request, pk):
    """Record what came of an objection."""
    found = get_object_or_404(Objection, pk=pk)
    shown = minutes_of(request, found.minutes_id)
    require(policies.may_write, request.user, shown)
    form = AnswerForm(request.POST or None)
    run = partial(operations.answer_objection, found, actor=request.user)
    lead = f"{found.name}: {found.text}"
    title = _("Entscheidung über die Einwendung")
    return step(request, shown, form, run, title, _("Festhalten"), lead)


@login_required
def approve(request, pk):
    """Record the approval in a later meeting."""
    shown = minutes_of(request, pk)
    require(policies.may_write, request.user, shown)
    form = ApprovalForm(request.POST or None, items=queries.approving_items(shown))
    run = partial(operations.approve_minutes, shown, actor=request.user)
    lead = _(
        "Zur Wahl stehen Punkte späterer Sitzungen dieses Gremiums, die „Niederschrift“ im Titel "
        "tragen."
    )
    return step(request, shown, form, run, _("Genehmigung festhalten"), _("Festhalten"), lead)


@login_required
def correct(request, pk):
    """Enter a correction of signed minutes."""
    item = item_of(request, pk)
    shown = item.meeting.minutes
    require(policies.may_write, request.user, shown)
    form = CorrectionForm(request.POST or None, initial={"old": item.minutes_text.text})
    run = partial(operations.correct_minutes, item, actor=request.user)
    title = _("Berichtigung: %(item)s") % {"item": item}
    lead = _("Der unterzeichnete Text bleibt stehen; die Berichtigung steht mit Datum daneben.")
    return step(request, shown, form, run, title, _("Berichtigung eintragen"), lead)


@login_required
def release(request, pk):
    """Release the public version."""
    shown = minutes_of(request, pk)
    require(policies.may_release, request.user, shown)
    form = ReleaseForm(request.POST or None)
    run = partial(operations.release_minutes, shown, actor=request.user)
    lead = _(
        "Veröffentlicht wird die Fassung ohne nichtöffentliche Punkte. Namen aus ihnen und private "
        "Angaben werden gesucht; sind welche darin, unterbleibt die Freigabe."
    )
    return step(request, shown, form, run, _("Niederschrift freigeben"), _("Freigeben"), lead)


@login_required
def withdraw(request, pk):
    """Take the public version offline."""
    shown = minutes_of(request, pk)
    require(policies.may_release, request.user, shown)
    form = ReasonForm(request.POST or None)
    run = partial(operations.withdraw_release, shown, actor=request.user)
    return step(request, shown, form, run, _("Veröffentlichung zurücknehmen"), _("Zurücknehmen"))


@login_required
def names(request, pk):
    """Decide whether public minutes of this body name speakers."""
    shown = minutes_of(request, pk)
    body = shown.meeting.body
    require(policies.may_set_names, request.user, body)
    if request.method == "POST" and NamedSpeakers.objects.filter(body=body).exists():
        operations.leave_speakers_unnamed(body, actor=request.user)
        return redirect("minutes:minutes", pk)
    form = ReasonForm(request.POST or None)
    run = partial(operations.name_speakers, body, actor=request.user)
    title = _("Namen der Redenden in öffentlichen Niederschriften nennen")
    return step(request, shown, form, run, title, _("Künftig nennen"))


def step(request, shown, form, run, title, submit, lead=""):
    """A page with one form; after it back to the minutes."""
    if accepted(form, run):
        return redirect("minutes:minutes", shown.pk)
    return form_page(
        request, form, title=title, submit=submit, lead=lead,
        back=reverse("minutes:minutes", args=[shown.pk]), breadcrumb=trail(shown, title),
    )  # fmt: skip
