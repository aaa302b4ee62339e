"""Amendments as they are read: list, way, effects, and the files behind the figures."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.compare import compare
from ratsverbund.charter.drafts import written
from ratsverbund.council.charters import policies, queries, road
from ratsverbund.council.charters.effects import lines_of, readable_changes, total_of
from ratsverbund.council.charters.forms import YearForm
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.spreadsheet import comparison_sheets
from ratsverbund.council.charters.views.lookup import allowed, amendment_for, trail
from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.bodies.queries import law_of

FILE = {"ensure_ascii": False, "indent": 2}


@login_required
def amendments(request: HttpRequest) -> HttpResponse:
    """List the amendments of the account's bodies, those under way first."""
    found = list(queries.amendments_for(request.user))
    over = [*road.ENDED, CharterAmendment.State.IN_FORCE]
    context = {
        "running": [each for each in found if each.state not in over],
        "closed": [each for each in found if each.state in over],
        "places": [body for body in queries.writing_places(request.user) if body.charter],
    }
    return render(request, "charters/list.html", context)


@login_required
def amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the whole way of one amendment, its evidence, and who is next."""
    found = amendment_for(request, pk)
    stations = queries.stations_of(found.paper) if found.paper else []
    context = {
        "amendment": found,
        "stops": road.stops_of(found, stations),
        "next": road.next_of(found),
        "may": allowed(request.user, found),
        "internal": not (found.paper and found.paper.public),
        "breadcrumb": trail(found),
    }
    return render(request, "charters/amendment.html", context)


@login_required
def effects(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the draft changes: wording, figures, worked cases, and a year of records."""
    found = amendment_for(request, pk)
    today = timezone.localdate()
    kept = found.simulation or {}
    comparison = kept.get("comparison") or compared(found)
    lines = lines_of(kept.get("effects", []))
    context = {
        "amendment": found,
        "simulation": kept,
        "texts": comparison["texts"],
        "figures": readable_changes(comparison["figures"]),
        "choices": comparison.get("choices", []),
        "answers": readable_changes(comparison["answers"]),
        "lines": lines,
        "total": total_of(lines) if lines else None,
        "may": allowed(request.user, found),
        "form": YearForm(today=today, initial={"year": kept.get("year", today.year - 1)}),
        "internal": True,
        "breadcrumb": trail(found, _("Wirkung")),
    }
    return render(request, "charters/effects.html", context)


def compared(amendment: CharterAmendment) -> dict[str, Any]:
    """Wording and figures before and after; the worked cases wait for the simulation."""
    law = law_of(amendment.body, timezone.localdate())
    return compare(law, law.under(amendment.overlay)).as_json()


@login_required
def draft_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the draft as `law simulate` reads it."""
    found = amendment_for(request, pk)
    return download(written(found.overlay).encode(), "entwurf.toml", "application/toml")


@login_required
def effects_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the effects on the records as `law simulate --json` prints them."""
    kept = simulation_of(request, pk)
    names = ("effects", "financial_effect", "year", "law_hash", "draft_hash")
    return JsonResponse({name: kept[name] for name in names}, json_dumps_params=FILE)


@login_required
def effects_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the comparison as a spreadsheet."""
    return download(comparison_sheets(simulation_of(request, pk)), _("wirkung.xlsx"), XLSX)


@login_required
def questions_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the records that were replayed, for `law simulate --facts`."""
    return JsonResponse(simulation_of(request, pk)["questions"], safe=False, json_dumps_params=FILE)


def simulation_of(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The kept simulation of an amendment with single records, for who writes for the body."""
    kept = amendment_for(request, pk, policies.may_draft).simulation
    if kept is None:
        raise NotThere(
            _("Dieser Entwurf ist noch nicht durchgerechnet. Rechnen Sie ihn zuerst durch.")
        )
    return dict(kept)
