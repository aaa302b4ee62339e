"""Which meetings somebody may see."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries.law import MEETS
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Organization


def visible(actor: Any, meeting: str = "") -> Q:
    """The meetings an actor may see in full, as a condition; `meeting` names the path to them.

    Who prepares meetings sees them all; a member sees them from the invitation on.
    """
    seen = Q(pk__in=[])
    invited = Q(**{f"{meeting}convened_on__isnull": False})
    for role in roles_of(actor):
        if role["kind"] not in (*PREPARERS, Role.Kind.MEMBER):
            continue
        own = within(role, meeting)
        seen |= own if role["kind"] in PREPARERS else own & invited
    return seen


def preparing(actor: Any, meeting: str = "") -> Q:
    """The meetings an actor prepares, as a condition; `meeting` names the path to them."""
    mine = Q(pk__in=[])
    for role in roles_of(actor):
        if role["kind"] in PREPARERS:
            mine |= within(role, meeting)
    return mine


def within(role: dict[str, Any], meeting: str) -> Q:
    """The meetings of a role's organization, also joint ones; without one all but Fraktionen's."""
    own = Q(**{f"{meeting}body": role["body"]})
    if role["organization"] is None:
        return own & ~Q(**{f"{meeting}kind": Meeting.Kind.FACTION})
    joint = Meeting.partners.through.objects.filter(organization=role["organization"])
    return own & (
        Q(**{f"{meeting}organization": role["organization"]})
        | Q(**{f"{meeting}pk__in": joint.values("meeting")})
    )


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
