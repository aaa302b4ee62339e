"""Motions that the council take a matter to itself."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.competence import forms, operations, policies, queries
from ratsverbund.council.competence.models import CallIn
from ratsverbund.council.competence.views.frame import MOVERS, ROWS, kept_body, shared, trail
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.persons.models import Person
from ratsverbund.ui.submission import accepted, form_page

HERE = "competence:call_ins"


@login_required
def call_ins(request: HttpRequest) -> HttpResponse:
    """List motions with the number of names."""
    found = queries.call_ins_for(request.user)
    context = {
        **shared(request, HERE, MOVERS),
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
    }
    return render(request, "competence/call_ins.html", context)


@login_required
def call_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a motion with its names; on POST sign it or hand it in."""
    motion = get_object_or_404(queries.call_ins_for(request.user), pk=pk)
    clerk = holds(request.user, Role.Kind.CLERK, body=motion.body_id)
    form = forms.SignerForm(motion.body, request.POST if "person" in request.POST else None)
    if request.method == "POST" and acted(request, motion, form):
        return redirect("competence:call_in", pk)
    day = motion.submitted_on or timezone.localdate()
    names = queries.signatories_of(motion, day)
    context = {
        "motion": motion,
        "names": names,
        "decision": shown(motion, names),
        "form": form if clerk else None,
        "moves": policies.may_move_call_in(request.user, motion),
        "collecting": motion.state == CallIn.State.COLLECTING,
    }
    return render(request, "competence/call_in.html", context, status=422 if form.errors else 200)


def acted(request: HttpRequest, motion: CallIn, form: forms.SignerForm) -> bool:
    """Do what the pressed button says; False when the form must be shown again."""
    if "submit" in request.POST:
        operations.submit_call_in(motion, actor=request.user)
        messages.success(request, _("Der Antrag ist eingereicht und gehört auf die Tagesordnung."))
        return True
    if "own" in request.POST:
        return bool(operations.sign_call_in(motion, None, actor=request.user))
    return bool(accepted(form, partial(operations.sign_call_in, motion, actor=request.user)))


def shown(motion: CallIn, names: list[tuple[Person, bool]]) -> dict[str, Any]:
    """Whether the names suffice, kept or as of today; what cannot be told is an open point."""
    if motion.basis:
        kept: dict[str, Any] = motion.basis["decision"]
        return kept
    try:
        return queries.admissibility(motion, timezone.localdate(), names).decision.as_json()
    except LawUnknown as error:
        return {"value": None, "reasons": [], "open_points": [str(error)]}


@login_required
def new_call_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a motion."""
    body = kept_body(request, slug, policies.may_move_call_in)
    form = forms.CallInForm(body, request.POST or None)
    made = accepted(form, partial(operations.start_call_in, body, actor=request.user))
    if made:
        return redirect("competence:call_in", made.pk)
    title = _("Rückholantrag beginnen")
    return form_page(
        request, form, title=title, submit=_("Beginnen"), lead=body.name, back=reverse(HERE),
        breadcrumb=trail(HERE, _("Rückholanträge"), title),
    )  # fmt: skip


@login_required
def withdraw_call_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a motion up."""
    motion = get_object_or_404(queries.call_ins_for(request.user), pk=pk)
    form = forms.ReasonForm(request.POST or None)
    if accepted(form, partial(operations.withdraw_call_in, motion, actor=request.user)):
        return redirect(HERE)
    title = _("Antrag zurückziehen")
    return form_page(
        request, form, title=title, submit=_("Zurückziehen"), lead=motion.subject,
        back=reverse("competence:call_in", args=[pk]),
        breadcrumb=trail(HERE, _("Rückholanträge"), title),
    )  # fmt: skip
