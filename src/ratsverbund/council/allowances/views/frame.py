"""What all pages of allowances share: their tabs, the way back, files."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.allowances import queries
from ratsverbund.council.allowances.roles import KEEPERS

EARLIEST = 2000


def check_year(year: int) -> None:
    """Refuse a year in which nobody was paid here. Raises: Http404."""
    if not EARLIEST <= year <= timezone.localdate().year:
        raise Http404


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """The pages of this area the account has."""
    actor: Any = request.user
    kept = queries.places_of(actor, *KEEPERS)
    paid = actor.person_id is not None or not kept
    found = [(_("Meine Entschädigung"), reverse("allowances:mine"))] if paid else []
    if kept:
        found.append((_("Anträge"), reverse("allowances:inbox")))
    for place in kept:
        of = f" {place['short']}" if len(kept) > 1 else ""
        runs = reverse("allowances:months", args=[place["slug"]])
        sessions = reverse("allowances:sessions", args=[place["slug"]])
        found += [(_("Abrechnung") + of, runs), (_("Fraktionssitzungen") + of, sessions)]
    return [
        {"label": label, "address": address, "current": request.path == address}
        for label, address in found
    ]


def crumbs(*further: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the area's first page to one below it."""
    first = {"label": _("Entschädigungen"), "address": reverse("allowances:mine")}
    return [first, *({"label": label, "address": address} for label, address in further)]
