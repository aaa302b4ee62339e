"""Networks, their members, and what a member pays."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.public.portal import queries
from ratsverbund.public.portal.views.frame import crumb, existing, page


@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """List the networks."""
    found = queries.networks(timezone.localdate())
    return page(request, "networks", {"networks": found}, here=_("Netzwerke"))


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a network, its members and when they joined."""
    today = timezone.localdate()
    found: Any = existing(queries.network_page(slug, today))
    context = {
        "network": found,
        "members": [each for each in found.joined if _on(each, today)],
        "former": [each for each in found.joined if each["until_on"] and each["until_on"] < today],
        "years": years(found.joined),
    }
    way = (crumb(_("Netzwerke"), "networks"),)
    return page(request, "network", context, trail=way, here=found.body.short_name)


@require_safe
def member(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show a member, who votes for it, and what it pays and why."""
    today = timezone.localdate()
    found: Any = existing(queries.member_page(slug, pk, today))
    net = found.network.body
    way = (
        crumb(_("Netzwerke"), "networks"),
        crumb(net.short_name, "network", net.slug),
    )
    context = {"member": found, "today": today}
    return page(request, "member", context, trail=way, here=found.body.short_name)


def years(joined: list[dict[str, Any]]) -> list[dict[str, int]]:
    """How many members joined in each year, from the first to the last, none left out."""
    counts = Counter(each["since_on"].year for each in joined)
    if not counts:
        return []
    return [{"year": year, "count": counts[year]} for year in range(min(counts), max(counts) + 1)]


def _on(each: dict[str, Any], day: Any) -> bool:
    return each["since_on"] <= day and (each["until_on"] is None or day <= each["until_on"])
