"""The periods of the control, town by town."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ratsverbund.council.execution import queries
from ratsverbund.council.execution.periods.form import PeriodsForm
from ratsverbund.council.execution.periods.operations import set_periods as set_for
from ratsverbund.council.execution.views.lookup import at, perform, trail, typed
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step


@login_required
def periods(request: HttpRequest) -> HttpResponse:
    """Show which periods each town has set."""
    context = {
        "bodies": list(queries.controlled_bodies(request.user)),
        "breadcrumb": trail(here=_("Fristen")),
    }
    return render(request, "execution/periods.html", context)


@login_required
def set_periods(request: HttpRequest, slug: str) -> HttpResponse:
    """Set the periods of a town."""
    body: Any = get_object_or_404(queries.controlled_bodies(request.user), slug=slug)
    show_body(request, body.pk)
    known = getattr(body, "control_periods", None)
    form = PeriodsForm(typed(request), initial=model_to_dict(known) if known else None)
    step = Step(
        _("Fristen der Beschlusskontrolle"), _("Speichern"), _("Die Fristen sind gespeichert."),
        at("periods"), about=_("Fristen"), lead=body.name,
    )  # fmt: skip
    return perform(request, step, form, partial(set_for, body, actor=request.user))
