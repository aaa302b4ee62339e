"""How the views find a petition, perform a step, and say where a page is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.petitions import queries
from ratsverbund.council.petitions.models import Petition
from ratsverbund.council.petitions.policies import may_handle
from ratsverbund.kernel.policies import require
from ratsverbund.ui import submission
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step


def shown(decision: dict[str, Any] | None, value: Any = None) -> dict[str, Any]:
    """A decision as "Warum?" shows it: with the word for its value instead of the key."""
    return {**(decision or {}), "value": value, "institution": _("Ergebnis")}


def petition_for(request: HttpRequest, pk: int, *, handling: bool = True) -> Petition:
    """A petition the account may see; for most steps, only who handles petitions."""
    found = get_object_or_404(queries.petitions_for(request.user), pk=pk)
    if handling:
        require(may_handle, request.user, found)
    show_body(request, found.body_id)
    return found


def perform(
    request: HttpRequest,
    petition: Petition,
    step: Step,
    form: django_forms.Form,
    act: Callable[..., Any],
    **more: Any,
) -> HttpResponse:
    """Run the operation with a sound form, or show the form with what was typed."""
    own = replace(
        step,
        about=f"{petition.reference} · {petition.subject}",
        back=reverse("petitions:petition", args=[petition.pk]),
        breadcrumb=trail(petition, step.title),
    )
    return submission.perform(request, own, form, act, internal=True, **more)


def trail(petition: Petition | None, here: str = "") -> list[dict[str, str]]:
    """Where a page is."""
    above = [{"label": _("Anregungen und Beschwerden"), "address": reverse("petitions:list")}]
    if petition is not None:
        own = reverse("petitions:petition", args=[petition.pk])
        above.append({"label": petition.reference, "address": own})
    return [*above, {"label": here}] if here else above
