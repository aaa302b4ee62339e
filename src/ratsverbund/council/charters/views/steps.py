"""The steps of an amendment, each a form with one verb."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django import forms as django_forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.charters import forms, operations, policies
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.views.lookup import amendment_for, trail
from ratsverbund.council.charters.wording import financial_effect
from ratsverbund.ui import submission
from ratsverbund.ui.submission import Step


def perform(
    request: HttpRequest,
    amendment: CharterAmendment,
    step: Step,
    form: django_forms.Form,
    act: Callable[..., Any],
    *,
    heading: str = "",
    lines: Sequence[str] = (),
) -> HttpResponse:
    """Run the operation with a sound form, or show the form with what was typed."""
    own = replace(
        step,
        about=amendment.title,
        back=reverse("charters:amendment", args=[amendment.pk]),
        breadcrumb=trail(amendment, step.title),
    )
    shown = {
        "internal": not (amendment.paper and amendment.paper.public),
        "heading": heading,
        "lines": lines,
    }
    run = partial(act, amendment, actor=request.user)
    return submission.perform(request, own, form, run, page="charters/step.html", **shown)


@login_required
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a paper of the draft."""
    amendment = amendment_for(request, pk, policies.may_draft)
    step = Step(
        title=_("Als Vorlage einbringen"),
        verb=_("Vorlage anlegen"),
        done=_("Die Vorlage ist angelegt. Prüfen Sie sie und geben Sie sie zur Beratung frei."),
        lead=_("Begründung, Synopse, finanzielle Auswirkungen und Beschlussvorschlag kommen in "
               "eine Vorlage; der Rat braucht die Mehrheit seiner gesetzlichen Mitgliederzahl."),
    )  # fmt: skip
    return perform(
        request, amendment, step,
        forms.SubmitForm(request.POST or None), operations.submit_amendment,
        heading=_("Finanzielle Auswirkungen, wie sie in der Vorlage stehen"),
        lines=financial_effect(amendment.simulation or {}),
    )  # fmt: skip


@login_required
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the by-law and order its notice."""
    amendment = amendment_for(request, pk, policies.may_order)
    step = Step(
        title=_("Satzung ausfertigen"),
        verb=_("Ausfertigen und Bekanntmachung anordnen"),
        done=_("Die Satzung ist ausgefertigt; jetzt wird sie bekannt gemacht."),
        lead=_("Mit Ihrer Unterschrift bestätigen Sie, dass der Wortlaut dem Beschluss des Rates "
               "entspricht. Die Mehrheit wird dabei noch einmal gezählt."),
    )  # fmt: skip
    form = forms.OrderForm(request.POST or None, initial={"signed_on": timezone.localdate()})
    return perform(
        request, amendment, step, form, operations.order_notice,
        heading=_("Wortlaut des Beschlusses"),
        lines=amendment.resolution.text.split("\n") if amendment.resolution else [],
    )  # fmt: skip


@login_required
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter that the notice is complete."""
    amendment = amendment_for(request, pk, policies.may_complete)
    step = Step(
        title=_("Vollzug der Bekanntmachung eintragen"),
        verb=_("Vollzug eintragen"),
        done=_("Die Satzungsänderung ist in Kraft gesetzt; ab diesem Tag wird nach ihr gerechnet."),
        lead=_("Mit dem Ablauf dieses Tages ist die Bekanntmachung vollzogen. Daraus folgt der "
               "Tag des Inkrafttretens; frühere Tage behalten ihr Recht."),
    )  # fmt: skip
    return perform(
        request,
        amendment,
        step,
        forms.NoticeForm(request.POST or None),
        operations.complete_notice,
    )


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    amendment = amendment_for(request, pk, policies.may_draft)
    step = Step(
        title=_("Entwurf zurückziehen"),
        verb=_("Zurückziehen"),
        done=_("Der Entwurf ist zurückgezogen."),
        lead=_("Der Entwurf bleibt mit dem Grund in der Liste; er kann nicht fortgesetzt werden."),
    )
    form = forms.ReasonForm(request.POST or None)
    return perform(request, amendment, step, form, operations.withdraw_amendment)
