"""One page for every act: a form, the operation behind it, and what was typed if it refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput, RuleViolated


@dataclass(frozen=True)
class Act:
    """What a page asks for: title, verb, where it leads, and what stands beside the form."""

    title: str
    verb: str
    back: str
    done: str
    lead: str = ""
    facts: list[tuple[str, Any]] = field(default_factory=list)
    decision: dict[str, Any] | None = None
    preview: str = ""
    warning: str = ""


def perform(
    request: HttpRequest, act: Act, form: forms.BaseForm, run: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Run an operation with a valid form, or show the form again with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            run(form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        except RuleViolated as error:  # a recorded reason overrides it, so the form comes back
            form.add_error("despite" if "despite" in form.fields else None, str(error))
        else:
            messages.success(request, act.done)
            return redirect(act.back)
    crumbs = [{"label": _("Zurück"), "address": act.back}, {"label": act.title}]
    context = {"act": act, "form": form, "breadcrumb": crumbs}
    return render(request, "members/act.html", context, status=422 if form.errors else 200)
