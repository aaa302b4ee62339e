"""By which organizations a list can be narrowed, and which meetings are to come."""

from datetime import datetime
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.people.organizations.models import Organization

Type = Organization.Type
# The council first, then its committees.
RANK = Case(*(When(organization_type=kind, then=rank) for rank, kind in enumerate(Type.values)))
CONSULTING = [Type.COUNCIL, Type.COMMITTEE, Type.DISTRICT, Type.ASSEMBLY]


def coming(now: datetime) -> Q:
    """The meetings still to come: not begun, and not closed ahead of their hour."""
    return Q(starts_at__gte=now) & ~Q(state=Meeting.State.CLOSED)


def seats_of_consultation() -> QuerySet[Any, Any]:
    """Every organization that meets, with its body, in German order."""
    found = Organization.objects.filter(organization_type__in=CONSULTING)
    ordered = found.order_by("body__sort_key", RANK, "sort_key", "pk")
    return ordered.values("pk", "name", "body__slug", "body__short_name")
