"""Pages for everyone who is paid: own claims and payments, the year's statement."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.allowances import queries
from ratsverbund.council.allowances.documents import statement_pdf
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.council.allowances.views.frame import check_year, tabs
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.people.accounts.policies import bodies_held

YEARS = 3


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Show the actor's claims and payments of a year; who is paid nothing but settles, settles."""
    actor: Any = request.user
    if actor.person_id is None and bodies_held(actor, *KEEPERS):
        return redirect("allowances:inbox")
    this = timezone.localdate().year
    asked = request.GET.get("jahr", "")
    years = range(this, this - YEARS, -1)
    year = int(asked) if asked.isdecimal() and int(asked) in years else this
    found = queries.persons_with_payments(year).filter(pk=actor.person_id).first()
    paid = queries.payments(found) if found else []
    context = {
        "year": year,
        "years": years,
        "person": found,
        "claims": list(queries.own_claims(actor, year)) if found else [],
        "paid": paid,
        "total": queries.paid_total(paid),
        "tabs": tabs(request),
        "internal": True,
    }
    return render(request, "allowances/mine.html", context)


@login_required
def statement(request: HttpRequest, year: int) -> HttpResponse:
    """Send the actor's statement of a year as PDF."""
    check_year(year)
    actor: Any = request.user
    person = get_object_or_404(queries.persons_with_payments(year), pk=actor.person_id)
    with override("de"):  # documents stay German
        pdf = statement_pdf(person, year, queries.payments(person), timezone.localdate())
    name = _("Abrechnungsblatt-%(year)s.pdf") % {"year": year}
    return download(pdf, name, PDF)
