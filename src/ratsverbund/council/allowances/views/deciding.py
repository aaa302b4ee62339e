"""Pages on which the clerk decides claims."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.allowances import operations, queries
from ratsverbund.council.allowances.forms import RejectForm, SettleForm
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.council.allowances.views.frame import tabs
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.ui.submission import accepted


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the claims that wait, each with its computed amount, and those decided this year."""
    if not bodies_held(request.user, *KEEPERS):
        raise NotAllowed(_("Anträge bearbeiten nur Schriftführung und Administration."))
    year = timezone.localdate().year
    context = {
        "waiting": [queries.weighed(claim) for claim in queries.claims_to_decide(request.user)],
        "decided": list(queries.claims_decided(request.user, year)),
        "year": year,
        "places": queries.places_of(request.user, *KEEPERS),
        "tabs": tabs(request),
        "internal": True,
    }
    return render(request, "allowances/inbox.html", context)


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Fix the amount of a claim."""
    found = get_object_or_404(queries.claims_for(request.user), pk=pk)
    form = SettleForm(request.POST)
    if form.is_valid():
        operations.settle_claim(found, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Der Antrag ist festgesetzt."))
    return redirect("allowances:claim", pk)


@login_required
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn a claim down with a reason."""
    found = get_object_or_404(queries.claims_for(request.user), pk=pk)
    form = RejectForm(request.POST)
    done = accepted(form, lambda reason: operations.reject_claim(found, reason, actor=request.user))
    if done is None:
        messages.error(request, _("Nennen Sie den Grund der Ablehnung."))
    else:
        messages.success(request, _("Der Antrag ist abgelehnt."))
    return redirect("allowances:claim", pk)
