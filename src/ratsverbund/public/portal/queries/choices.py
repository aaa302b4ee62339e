"""By which organizations a list can be narrowed."""

from collections.abc import Iterable

from ratsverbund.people.organizations.models import Organization
from ratsverbund.public.portal.queries.rows import Row

Type = Organization.Type
CONSULTING = [Type.COUNCIL, Type.COMMITTEE, Type.DISTRICT, Type.ASSEMBLY]


def seats_of_consultation() -> Iterable[Row]:
    """Every organization that meets, with its body, in German order."""
    found = Organization.objects.filter(organization_type__in=CONSULTING)
    ordered = found.order_by("body__sort_key", "organization_type", "sort_key", "pk")
    return ordered.values("pk", "name", "body__slug", "body__short_name")
