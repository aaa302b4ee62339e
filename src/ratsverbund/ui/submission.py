"""A form that is sent: run the operation, or show the form again with what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput, LawUnknown, RuleViolated


def accepted(form: BaseForm, act: Callable[..., Any]) -> Any:
    """Run an operation with what a sound form holds; refused input comes back on the form."""
    if not form.is_valid():
        return None
    try:
        return act(**form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def refusable(act: Callable[..., Any], field: str | None = None) -> Callable[..., Any]:
    """Turn what the law refuses into a fault of the form, so that nothing typed is lost."""

    def attempt(**typed: Any) -> Any:
        try:
            return act(**typed)
        except (RuleViolated, LawUnknown) as error:
            raise InvalidInput(str(error), field) from error

    return attempt


@dataclass(frozen=True)
class Step:
    """A page that is one form: what it asks for, where it leads, what it says once it is done."""

    title: str
    verb: str
    done: str = ""
    back: str = ""
    about: str = ""
    lead: str = ""
    facts: list[tuple[str, Any]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    decisions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    breadcrumb: list[dict[str, str]] = field(default_factory=list)


def perform(
    request: HttpRequest,
    step: Step,
    form: BaseForm,
    act: Callable[..., Any],
    *,
    page: str = "ui/step.html",
    **more: Any,
) -> HttpResponse:
    """Run the operation with a sound form and go back, or show the form with what was typed."""
    reason = "despite" if "despite" in form.fields else None  # with it the refusal is overridden
    if accepted(form, refusable(act, reason)) is not None:
        messages.success(request, step.done)
        return redirect(step.back)
    return step_page(request, step, form, page=page, **more)


def step_page(
    request: HttpRequest, step: Step, form: BaseForm, *, page: str = "ui/step.html", **more: Any
) -> HttpResponse:
    """Show the form of a step; nothing that was typed is lost."""
    here = [{"label": _("Zurück"), "address": step.back}, {"label": step.title}]
    context = {"step": step, "form": form, "breadcrumb": step.breadcrumb or here, **more}
    return render(request, page, context, status=422 if form.errors else 200)


def form_page(
    request: HttpRequest,
    form: BaseForm,
    *,
    title: str,
    submit: str,
    back: str,
    lead: str = "",
    breadcrumb: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """Show a page that is one form, for views that run the operation themselves."""
    step = Step(title, submit, back=back, lead=lead, breadcrumb=breadcrumb or [])
    return step_page(request, step, form)
