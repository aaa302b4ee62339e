"""The overview, a body, an organization."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.naming import titled_name
from ratsverbund.public.portal import queries
from ratsverbund.public.portal.forms import Search
from ratsverbund.public.portal.views.frame import existing, page, place_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what comes next and what is new, and where to look further."""
    places = list(queries.bodies_and_networks())
    context = {
        "form": Search(),
        "latest": queries.latest(timezone.now()),
        "bodies": [body for body in places if not body.is_network],
        "networks": [body for body in places if body.is_network],
    }
    return page(request, "overview", context)


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a body's councils do."""
    found = existing(queries.body_page(slug, timezone.localdate()))
    latest = queries.latest(timezone.now(), body=found.pk)
    return page(request, "body", {"body": found, "latest": latest}, body=place_of(found))


@require_safe
def organization(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who sits in an organization and when it meets."""
    today = timezone.localdate()
    found = existing(queries.organization_page(pk, timezone.now()))
    members = [_member(seat, found, today) for seat in queries.members_of(found, today)]
    context = {"organization": found, "members": members, "today": today}
    return page(request, "organization", context, body=place_of(found.body), here=found.name)


def _member(seat: Any, organization: Organization, day: date) -> dict[str, Any]:
    """A seat as the page shows it, with the title of its holder."""
    named = titled_name(seat.person, organization.body, day) if seat.in_council else seat.person
    faction = seat.on_behalf_of.short_name if seat.on_behalf_of else seat.faction_name
    return {
        "name": str(named),
        "role": seat.get_role_display(),
        "leads": seat.role != Membership.Role.MEMBER,
        "votes": seat.voting_right,
        "faction": "" if organization.organization_type == "faction" else faction or "",
        "start": seat.start,
        "deputies": ", ".join(_written(deputy) for deputy in seat.deputies_on),
    }


def _written(person: dict[str, str]) -> str:
    return " ".join(filter(None, (person.get("title"), person.get("given"), person.get("family"))))
