"""How the views perform a step and say where a page is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.execution import queries
from ratsverbund.council.execution.models import Execution
from ratsverbund.kernel.policies import Policy, require
from ratsverbund.ui import submission
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step

Crumb = dict[str, str]


def perform(
    request: HttpRequest, step: Step, form: django_forms.Form, act: Callable[..., Any]
) -> HttpResponse:
    """Run the operation with a sound form, or show the form with what was typed."""
    own = replace(step, breadcrumb=trail((step.about, step.back), here=step.title))
    return submission.perform(request, own, form, act, internal=True)


def typed(request: HttpRequest) -> Any:
    """What was sent with a form; nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def trail(*above: tuple[str, str], here: str = "") -> list[Crumb]:
    """Where a page is."""
    crumbs = [{"label": _("Beschlusskontrolle"), "address": reverse("execution:list")}]
    crumbs += [{"label": label, "address": address} for label, address in above if label]
    return [*crumbs, {"label": here}] if here else crumbs


def task_for(request: HttpRequest, pk: int, policy: Policy | None = None) -> Execution:
    """A task the account may see, and may act on if a policy is named."""
    found: Execution = get_object_or_404(queries.executions_for(request.user), pk=pk)
    if policy is not None:
        require(policy, request.user, found)
    show_body(request, found.body_id)
    return found


def at(name: str, *parts: Any) -> str:
    """The address of one of our pages."""
    return reverse(f"execution:{name}", args=parts)
