"""Which organizations and offices a page lists."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from ratsverbund.people.bodies.queries import COUNCIL_FIRST, shown
from ratsverbund.people.organizations.models import Membership, Office, OfficeHolding, Organization
from ratsverbund.people.organizations.queries.seats import members_on


def organizations_for(
    actor: Any,
    day: date,
    *,
    body: str = "",
    bodies: list[int] | None = None,
    kind: str = "",
    text: str = "",
) -> QuerySet[Organization]:
    """Organizations on a day with the number of `members` and the `chair`."""
    sitting = Q(memberships__start__lte=day) & (
        Q(memberships__end=None) | Q(memberships__end__gte=day)
    )
    chairs = Membership.objects.on(day).filter(
        organization=OuterRef("pk"), role=Membership.Role.CHAIR
    )
    open_ones: QuerySet[Organization] = Organization.objects.on(day)
    found = (
        open_ones.filter(shown(actor))
        .select_related("body")
        .annotate(
            members=Count("memberships", filter=sitting),
            chair=Subquery(
                chairs.values(
                    row=JSONObject(
                        id="person_id",
                        title="person__title",
                        given="person__given_name",
                        family="person__family_name",
                    )
                )[:1]
            ),
        )
        .order_by("body__sort_key", COUNCIL_FIRST, "organization_type", "sort_key", "pk")
    )
    if body:
        found = found.filter(body__slug=body)
    if bodies:
        found = found.filter(body__in=bodies)
    if kind:
        found = found.filter(organization_type=kind)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(body__name__icontains=text))
    return found


def organization_with_body(actor: Any) -> QuerySet[Organization]:
    """Organizations with their body, open or dissolved."""
    return Organization.objects.filter(shown(actor)).select_related("body")


def members_for(actor: Any, organization: Organization, day: date) -> QuerySet[Membership]:
    """Members on a day that the actor may see."""
    return members_on(organization, day).filter(shown(actor, "organization__body"))


def offices_for(actor: Any, day: date, *, bodies: list[int] | None = None) -> QuerySet[Office]:
    """Offices with who holds them on a day as `holder`."""
    holdings = OfficeHolding.objects.on(day).filter(office=OuterRef("pk"))
    found = (
        Office.objects.filter(shown(actor))
        .select_related("body")
        .annotate(
            holder=Subquery(
                holdings.values(
                    row=JSONObject(
                        id="person_id",
                        form="person__form_of_address",
                        title="person__title",
                        given="person__given_name",
                        family="person__family_name",
                        start="start",
                    )
                )[:1]
            )
        )
        .order_by("body__sort_key", "name")
    )
    return found.filter(body__in=bodies) if bodies else found


def holdings_of(actor: Any, office: Office) -> QuerySet[OfficeHolding]:
    """Everyone who held an office, the latest first."""
    held = office.holdings.filter(shown(actor, "office__body"))
    return held.select_related("person").order_by("-start")
