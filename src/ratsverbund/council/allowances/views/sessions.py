"""The register of meetings of Fraktionen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.allowances import operations, queries
from ratsverbund.council.allowances.forms import SessionForm
from ratsverbund.council.allowances.views.frame import crumbs, tabs
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.ui.submission import accepted, form_page

LIMIT = "attendance_fee.paid_faction_meetings"


@login_required
def sessions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the meetings of a year; beyond the paid number they are marked."""
    body = get_object_or_404(queries.kept_bodies(request.user), slug=slug)
    today = timezone.localdate()
    asked = request.GET.get("jahr", "")
    year = int(asked) if asked.isdecimal() and 2000 <= int(asked) <= today.year else today.year
    law = law_of(body, today)
    context = {
        "body": body,
        "year": year,
        "today": today,
        "sessions": list(queries.sessions_of(body, year)),
        "limit": law.number(LIMIT) if law.regulates(LIMIT) else None,
        "tabs": tabs(request),
        "internal": True,
    }
    return render(request, "allowances/sessions.html", context)


@login_required
def record_session(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a meeting of a Fraktion with those who came."""
    body = get_object_or_404(queries.kept_bodies(request.user), slug=slug)
    back = reverse("allowances:sessions", args=[slug])
    today = timezone.localdate()
    form = SessionForm(
        request.POST or None,
        factions=queries.factions_of(body, today),
        persons=queries.possible_participants(body, today),
    )

    def keep(organization: Any, day: Any, online: bool, participants: Any) -> Any:
        return operations.record_session(
            organization, day, participants, online=online, actor=request.user
        )

    if accepted(form, keep) is not None:
        messages.success(request, _("Die Fraktionssitzung ist eingetragen."))
        return redirect(back)
    return form_page(
        request, form, title=_("Fraktionssitzung eintragen"), submit=_("Sitzung eintragen"),
        back=back, breadcrumb=crumbs((_("Fraktionssitzungen"), back)),
        lead=_("Gibt es die Sitzung schon, ersetzt die neue Liste die bisherige."),
    )  # fmt: skip
