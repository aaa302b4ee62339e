"""By which organizations a list can be narrowed."""

from ratsverbund.people.organizations.models import Organization
from ratsverbund.public.portal.queries.rows import Row

Type = Organization.Type
CONSULTING = [Type.COUNCIL, Type.COMMITTEE, Type.DISTRICT, Type.ASSEMBLY]


def seats_of_consultation() -> list[Row]:
    """Every organization that meets, with its body, in German order."""
    found = Organization.objects.filter(organization_type__in=CONSULTING)
    return list(
        found.order_by("body__sort_key", "organization_type", "sort_key", "pk").values(
            "pk", "name", "end", "body__slug", "body__short_name"
        )
    )
