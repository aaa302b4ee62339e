"""The time to appeal against a committee's resolution: its end, or an appeal."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.execution import forms
from ratsverbund.council.execution.appeals.form import AppealForm
from ratsverbund.council.execution.appeals.operations import end_appeal_period, record_appeal
from ratsverbund.council.execution.appeals.queries import appeal_periods_for
from ratsverbund.council.execution.models import AppealPeriod
from ratsverbund.council.execution.views.lookup import at, perform, typed
from ratsverbund.kernel.calendar import format_day
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step


def period_for(request: HttpRequest, pk: int) -> AppealPeriod:
    """A period of a body whose resolutions the account controls."""
    found: AppealPeriod = get_object_or_404(appeal_periods_for(request.user), pk=pk)
    show_body(request, found.body_id)
    return found


def named(found: AppealPeriod) -> str:
    """The resolution with its subject."""
    item = found.resolution.item
    return f"{found.resolution}: {item.title}" if item else str(found.resolution)


def told(found: AppealPeriod) -> str:
    """The resolution and until when one may appeal."""
    until = format_day(found.last_day) if found.last_day else _("nicht erfasst")
    return _("%(resolution)s Einspruchsfrist: %(until)s.") % {
        "resolution": f"{named(found)}.", "until": until,
    }  # fmt: skip


@login_required
def end_period(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the time to appeal ended without an appeal."""
    found = period_for(request, pk)
    step = Step(
        _("Ende der Einspruchsfrist"), _("Ohne Einspruch abgelaufen"),
        _("Festgehalten. Die Aufgaben können übertragen werden."), at("list"), lead=told(found),
    )  # fmt: skip
    act = partial(end_appeal_period, found, actor=request.user)
    return perform(request, step, forms.NoForm(typed(request)), act)


@login_required
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an appeal."""
    found = period_for(request, pk)
    step = Step(
        _("Einspruch festhalten"), _("Festhalten"),
        _("Festgehalten. Der Beschluss wird nicht ausgeführt, bis der Rat entschieden hat."),
        at("objections"), about=_("Widersprüche"), lead=told(found),
    )  # fmt: skip
    form = AppealForm(typed(request), initial={"on": timezone.localdate(), "mayor": "members"})
    return perform(request, step, form, partial(record_appeal, found, actor=request.user))
