"""A form that is sent: run the operation, or show the form again with what is wrong."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ratsverbund.kernel.errors import InvalidInput, LawUnknown, RuleViolated


def accepted(form: Form, act: Callable[..., Any]) -> Any:
    """Run an operation with what a sound form holds; refused input comes back on the form."""
    if not form.is_valid():
        return None
    try:
        return act(**form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def refusable(act: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what the law refuses into a fault of the form, so that nothing typed is lost."""

    def attempt(**typed: Any) -> Any:
        try:
            return act(**typed)
        except (RuleViolated, LawUnknown) as error:
            raise InvalidInput(str(error)) from error

    return attempt


def form_page(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    submit: str,
    back: str,
    lead: str = "",
    breadcrumb: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """Answer with a page that is one form; nothing that was typed is lost."""
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "back": back,
        "lead": lead,
        "breadcrumb": breadcrumb or [],
    }
    return render(request, "ui/edit.html", context, status=422 if form.errors else 200)
