"""Pages of a body's months: what is fixed, what would be, what is lacking."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.allowances import operations, queries
from ratsverbund.council.allowances.documents import run_pdf, run_sheet
from ratsverbund.council.allowances.forms import FixForm
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.council.allowances.views.frame import check_year, crumbs, tabs
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.ui.submission import accepted

SHOWN = 24  # months


@login_required
def months(request: HttpRequest, slug: str) -> HttpResponse:
    """List the months of a body with what was fixed in each."""
    body = get_object_or_404(queries.kept_bodies(request.user), slug=slug)
    today = timezone.localdate()
    fixed: dict[date, list[object]] = {}
    for settlement in queries.settlements_of(body):
        fixed.setdefault(settlement.month, []).append(settlement)
    numbers = [today.year * 12 + today.month - 1 - back for back in range(SHOWN)]
    listed = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    context = {
        "body": body,
        "months": [(month, fixed.get(month, [])) for month in listed],
        "tabs": tabs(request),
        "internal": True,
    }
    return render(request, "allowances/months.html", context)


def run_at(request: HttpRequest, slug: str, year: int, month: int) -> queries.Run:
    """The run an address names, for those who keep it."""
    check_year(year)
    if not 1 <= month <= 12:
        raise Http404
    first = date(year, month, 1)
    kept = queries.bodies_with_year(year, first).filter(pk__in=bodies_held(request.user, *KEEPERS))
    return queries.run_for(get_object_or_404(kept, slug=slug), first)


@login_required
def run(request: HttpRequest, slug: str, year: int, month: int) -> HttpResponse:
    """Preview a month by person; on POST, fix what is known."""
    found = run_at(request, slug, year, month)
    form = FixForm(request.POST if request.method == "POST" else None)
    done = accepted(
        form,
        lambda reason: operations.fix_settlement(
            found.body, found.month, reason=reason, actor=request.user
        ),
    )
    if done is not None:
        messages.success(request, _("Die Abrechnung ist festgesetzt."))
        return redirect("allowances:run", slug, year, month)
    context = {
        "run": found,
        "form": form,
        "ready": queries.payees(found.ready),
        "done": queries.payees(found.done),
        "breadcrumb": crumbs((_("Abrechnung"), reverse("allowances:months", args=[slug]))),
        "internal": True,
    }
    status = 422 if form.errors else 200
    return render(request, "allowances/run.html", context, status=status)


@login_required
def sheet(request: HttpRequest, slug: str, year: int, month: int) -> HttpResponse:
    """Send a month's fixed amounts as a spreadsheet."""
    found = run_at(request, slug, year, month)
    name = _("Abrechnung-%(month)s.xlsx") % {"month": f"{found.month:%Y-%m}"}
    return download(run_sheet(found), name, XLSX)


@login_required
def run_file(request: HttpRequest, slug: str, year: int, month: int) -> HttpResponse:
    """Send a month's fixed amounts as PDF."""
    found = run_at(request, slug, year, month)
    name = _("Abrechnung-%(month)s.pdf") % {"month": f"{found.month:%Y-%m}"}
    return download(run_pdf(found, timezone.localdate()), name, PDF)
