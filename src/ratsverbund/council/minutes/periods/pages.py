"""The period for drafting minutes, town by town."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.minutes import policies, queries
from ratsverbund.council.minutes.forms import PeriodForm
from ratsverbund.council.minutes.periods.operations import set_draft_period
from ratsverbund.kernel.policies import require
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page


@login_required
def period(request, slug):
    """Set within how many days a town wants its minutes drafted."""
    body = get_object_or_404(queries.bodies_with_period(request.user), slug=slug)
    require(policies.may_set_period, request.user, body)
    show_body(request, body.pk)
    known = getattr(body, "draft_period", None)
    initial = {"days": known.days, "source": known.source} if known else None
    form = PeriodForm(request.POST or None, initial=initial)
    if accepted(form, partial(set_draft_period, body, actor=request.user)):
        return redirect("minutes:list")
    back = reverse("minutes:list")
    title = _("Frist für die Niederschrift: %(body)s") % {"body": body}
    return form_page(
        request, form, title=title, submit=_("Speichern"), back=back,
        lead=_("Bis dahin steht der Entwurf auf der Startseite der Schriftführung. Ohne Angabe "
               "wird keine Frist angenommen."),
        breadcrumb=[{"label": _("Niederschriften"), "address": back}, {"label": title}],
    )  # fmt: skip
