"""Put an election on an item, take proposals, decide on secrecy and method."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.elections import forms, operations, queries
from ratsverbund.council.elections.policies import may_count, may_prepare_election
from ratsverbund.council.elections.views.reach import answered, election_for, trail
from ratsverbund.kernel.policies import require
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page, refusable


@login_required
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an election under an item."""
    item = get_object_or_404(queries.electing_items(request.user), pk=pk)
    show_body(request, item.meeting.body_id)
    require(may_prepare_election, request.user, item)
    form = forms.PrepareForm(request.POST or None, body=item.meeting.body)
    act = partial(operations.prepare_election, item, actor=request.user)
    made = accepted(form, refusable(act))
    if made is not None:
        return redirect("elections:election", made.pk)
    return form_page(
        request, form, title=_("Wahl vorbereiten"), submit=_("Wahl anlegen"), lead=str(item),
        back=reverse("meetings:meeting", args=[item.meeting_id]), breadcrumb=trail(item),
    )  # fmt: skip


@login_required
def add_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the list of a Fraktion."""
    found = prepared(request, pk)
    form = forms.ListForm(request.POST or None, body=found.item.meeting.body)
    act = partial(operations.add_list, found, actor=request.user)
    return answered(request, found, form, act, _("Liste aufnehmen"), _("Liste aufnehmen"))


@login_required
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal."""
    found = prepared(request, pk)
    body = found.item.meeting.body
    form = forms.NominateForm(
        request.POST or None, election=found, persons=queries.candidates_in(body), body=body
    )
    act = partial(operations.nominate, found, actor=request.user)
    title = _("Wahlvorschlag aufnehmen")
    return answered(request, found, form, act, title, _("Vorschlag aufnehmen"))


@login_required
def withdraw(request: HttpRequest, pk: int, nomination: int) -> HttpResponse:
    """Take a proposal back."""
    found = prepared(request, pk)
    each = get_object_or_404(found.nominations.select_related("election", "person"), pk=nomination)
    form = forms.ReasonForm(request.POST or None)
    act = partial(operations.withdraw_nomination, each, actor=request.user)
    title = _("%(person)s: Vorschlag zurücknehmen") % {"person": each.person}
    return answered(request, found, form, act, title, _("Zurücknehmen"))


@login_required
def formula(request: HttpRequest, pk: int) -> HttpResponse:
    """Fix the method where the law's is not on record."""
    found = prepared(request, pk)
    form = forms.FormulaForm(request.POST or None)
    act = partial(operations.choose_formula, found, actor=request.user)
    title = _("Verteilungsverfahren festlegen")
    return answered(request, found, form, act, title, _("Verfahren festlegen"))


@login_required
def secrecy(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the demand for a secret ballot."""
    found = election_for(request, pk)
    require(may_count, request.user, found)
    form = forms.SecrecyForm(request.POST or None)
    act = partial(operations.demand_secrecy, found, actor=request.user)
    return answered(request, found, form, act, _("Geheime Wahl verlangt"), _("Festhalten"))


def prepared(request: HttpRequest, pk: int) -> Any:
    """An election for who prepares it."""
    found = election_for(request, pk)
    require(may_prepare_election, request.user, found.item)
    return found
