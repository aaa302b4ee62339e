"""What law there is, and what one bundle holds."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ratsverbund.charter.engine import RULES
from ratsverbund.public.law.queries import check, examples, shelf
from ratsverbund.public.law.queries.places import town
from ratsverbund.public.law.views.frame import page


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List all law: towns, networks, and the law above them."""
    return page(request, "shelf", {"volumes": shelf.shelf(timezone.localdate())})


@require_safe
def bundle(request: HttpRequest, bundle: str) -> HttpResponse:
    """Show the works of a town and what can be asked of them."""
    place = town(bundle)
    found = place.bundle
    above = [
        work
        for work in found.works.values()
        if work not in shelf.own_works(found) and work.rank in ("bund", "land")
    ]
    context = {"volume": shelf.volume(found, timezone.localdate()), "above": above}
    return page(request, "bundle", context, town=place)


@require_safe
def conflicts(request: HttpRequest, bundle: str) -> HttpResponse:
    """Show what is open in a bundle: conflicts, questions, gaps, placeholders."""
    place = town(bundle)
    found = place.bundle
    day = timezone.localdate()
    context = {"found": check.findings(found, day), "day": day}
    return page(request, "check", context, town=place)


@require_safe
def coverage(request: HttpRequest, bundle: str) -> HttpResponse:
    """Show for each norm what it asks of the software and which cases prove it."""
    place = town(bundle)
    found = place.bundle
    context = {
        "coverage": shelf.coverage(found),
        "norms": shelf.own_norms(found),
        "institutions": examples.institutions_by_norm(found),
        "rules": RULES,
        "day": timezone.localdate(),
    }
    return page(request, "coverage", context, town=place)
