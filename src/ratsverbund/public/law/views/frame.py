"""What every page of law shares: the way to it, the head of its town, and days in addresses."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.charter.works import Bundle, Norm, Work
from ratsverbund.kernel.errors import NotThere
from ratsverbund.public.law.addresses import place_of, slug_of
from ratsverbund.public.law.queries.places import Town

Crumb = dict[str, str]


def page(
    request: HttpRequest, name: str, context: dict[str, Any], *,
    town: Town | None = None, work: Work | None = None, here: str = "",
) -> HttpResponse:  # fmt: skip
    """Draw a page of law with the way to it and the head of its town."""
    crumbs = [crumb(_("Recht"), "shelf")]
    bundle = town.bundle if town else None
    if bundle:
        crumbs.append(crumb(bundle.title, "bundle", bundle.name))
    if bundle and work:
        crumbs.append(crumb(work.short, "explorer", bundle.name, slug_of(work)))
        address = crumbs[-1]["address"]
        context = {"search": {"address": address, "value": request.GET.get("q", "")}} | context
    if here:
        crumbs.append({"label": here})
    frame = {
        "place": town.body if town else None,
        "breadcrumb": crumbs if len(crumbs) > 1 else [],
        "bundle": bundle,
        "work": work,
        "canonical": "",
        "places": place_address,
        "slug_of": slug_of,
    }
    return render(request, f"law/{name}.html", frame | context)


def place_address(bundle: Bundle, norm: Norm, day: date) -> str:
    """Return the address of a norm on a day, in the law of a bundle."""
    parts = [bundle.name, slug_of(bundle.works[norm.work]), day.isoformat(), place_of(norm.id)]
    return reverse("law:norm", args=parts)


def crumb(label: str, name: str, *parts: Any) -> Crumb:
    """A step of the way to a page."""
    return {"label": label, "address": reverse(f"law:{name}", args=parts)}


def day_in(text: str) -> date:
    """Return the day that an address names. Raises: NotThere."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere(
            _(
                "„%(text)s“ ist kein Tag. Bitte in der Adresse Jahr, Monat und Tag angeben, "
                "etwa 2024-05-01."
            )
            % {"text": text}
        ) from None
