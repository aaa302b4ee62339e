"""Open a ballot, record its counts, lots and corrections, seat those elected."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.elections import forms, operations, queries
from ratsverbund.council.elections.operations import choices, pending_lot
from ratsverbund.council.elections.policies import may_count
from ratsverbund.council.elections.views.reach import answered, election_for
from ratsverbund.kernel.policies import require
from ratsverbund.people.persons.models import Person


@login_required
@require_POST
def open_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the ballot."""
    operations.open_ballot(election_for(request, pk), actor=request.user)
    return redirect("elections:count", pk)


@login_required
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the counts of the open ballot."""
    found = counted(request, pk)
    number = sum(not row["corrected"] for row in found.round_rows) + 1
    form = forms.CountForm(
        request.POST or None,
        election=found,
        standing=choices(found),
        initial={"number": number},
    )
    act = partial(taken, operations.count_ballot, form, found, request.user)
    title = _("%(number)s. Wahlgang auszählen") % {"number": number}
    return answered(request, found, form, act, title, _("Ergebnis feststellen"))


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the last ballot; the first counts stay readable."""
    found = counted(request, pk)
    last = get_object_or_404(found.rounds.filter(corrected=False).order_by("-number")[:1])
    counts = last.counts.select_related("candidate_list", "nomination__person")
    standing = {
        each.candidate_list_id or each.nomination_id: str(each.candidate_list or each.nomination)
        for each in counts
    }
    before = {
        f"votes_{each.candidate_list_id or each.nomination_id}": each.votes for each in counts
    }
    before |= {name: getattr(last, name) for name in ("number", "no", "abstentions", "invalid")}
    form = forms.CorrectionForm(
        request.POST or None, election=found, standing=standing, initial=before
    )
    act = partial(corrected, form, last, request.user)
    return answered(request, found, form, act, _("Wahlgang berichtigen"), _("Berichtigen"))


@login_required
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the lot that was drawn in the room."""
    found = counted(request, pk)
    last = queries.last_ballot(found)
    if last is None:
        raise Http404
    there = Person.objects.filter(attendances__meeting=found.item.meeting_id).distinct()
    between = pending_lot(found, *last)
    form = forms.LotForm(request.POST or None, between=between, persons=there)
    act = partial(operations.draw_lot, found, actor=request.user)
    return answered(request, found, form, act, _("Losentscheid festhalten"), _("Los festhalten"))


@login_required
@require_POST
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Give those elected their seats and offices."""
    operations.seat_elected(election_for(request, pk), actor=request.user)
    messages.success(request, _("Die Gewählten sind eingetragen und veröffentlicht."))
    return redirect("elections:election", pk)


def counted(request: HttpRequest, pk: int) -> Any:
    """An election for who counts."""
    found = election_for(request, pk)
    require(may_count, request.user, found)
    return found


def taken(act: Any, form: forms.CountForm, found: Any, actor: Any, **_typed: Any) -> Any:
    """Record what a sound form counted."""
    return act(found, **form.counts(), actor=actor)


def corrected(form: forms.CorrectionForm, last: Any, actor: Any, **_typed: Any) -> Any:
    """Correct a ballot with what a sound form holds."""
    counts = form.counts()
    counts.pop("number")
    reason = form.cleaned_data["reason"]
    return operations.correct_ballot(last, reason=reason, **counts, actor=actor)
