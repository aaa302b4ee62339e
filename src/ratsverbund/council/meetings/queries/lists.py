"""Which meetings somebody may see."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from ratsverbund.council.access import PREPARERS, visible
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries.law import MEETS
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Organization


def meetings_for(
    actor: Any,
    *,
    organization: Organization | None = None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Meeting]:
    """The meetings an actor may see, the earliest first, with the number of their items."""
    found = (
        Meeting.objects.filter(visible(actor))
        .select_related("organization", "body")
        .annotate(
            item_count=Count("items", filter=~Q(items__state=AgendaItem.State.REMOVED)),
        )
        .order_by("starts_at", "pk")
    )
    if organization is not None:
        found = found.filter(organization=organization)
    if first is not None:
        found = found.filter(starts_at__date__gte=first)
    if last is not None:
        found = found.filter(starts_at__date__lte=last)
    return found


def choosable_organizations(actor: Any, *, to_plan: bool = False) -> QuerySet[Organization]:
    """The organizations that meet and that the actor may prepare (`to_plan`) or look at."""
    kinds = PREPARERS if to_plan else (*PREPARERS, Role.Kind.MEMBER)
    mine = Q(pk__in=[])
    for role in roles_of(actor):
        if role["kind"] in kinds:
            own = Q(body=role["body"])
            faction = Q(organization_type=Organization.Type.FACTION)
            mine |= own & (Q(pk=role["organization"]) if role["organization"] else ~faction)
    found = Organization.objects.filter(mine, organization_type__in=MEETS).select_related("body")
    return (found.filter(end=None) if to_plan else found).order_by("body__sort_key", "sort_key")
