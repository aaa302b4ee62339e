"""Who sits in an organization on a day, for which Fraktion, and who stands in."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from ratsverbund.charter.engine import Decision, Law
from ratsverbund.charter.rules.personal_deputies import NamedFacts, deputy_number
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Deputy, Membership, Organization

Role = Membership.Role
RANK = Case(
    *(When(role=role, then=Value(rank)) for rank, role in enumerate(Role.values)), default=Value(99)
)


def members_on(organization: Organization, day: date) -> QuerySet[Membership]:
    """Members on a day, chair first, with their Fraktion and deputies in the same row."""
    faction = Membership.objects.on(day).filter(
        person=OuterRef("person"),
        organization__organization_type=Organization.Type.FACTION,
        organization__body=organization.body_id,
    )
    deputies = Deputy.objects.on(day).filter(membership=OuterRef("pk")).order_by("rank")
    seats: QuerySet[Membership] = Membership.objects.on(day)
    return (
        seats.filter(organization=organization)
        .select_related("person", "on_behalf_of")
        .annotate(
            rank=RANK,
            faction_name=Subquery(faction.values("organization__short_name")[:1]),
            deputies_on=ArraySubquery(
                deputies.values(
                    row=JSONObject(
                        id="person_id",
                        title="person__title",
                        given="person__given_name",
                        family="person__family_name",
                        start="start",
                    )
                )
            ),
        )
        .order_by("rank", "person__sort_key", "pk")
    )


def factions_on(body: Body, day: date) -> QuerySet[Organization]:
    """The Fraktionen of a body on a day with their `size`, the largest first."""
    sitting = Q(memberships__start__lte=day) & (
        Q(memberships__end=None) | Q(memberships__end__gte=day)
    )
    factions: QuerySet[Organization] = Organization.objects.on(day)
    return (
        factions.filter(body=body, organization_type=Organization.Type.FACTION)
        .annotate(size=Count("memberships", filter=sitting))
        .order_by("-size", "sort_key")
    )


def deputies_of(membership: Membership, day: date) -> QuerySet[Deputy]:
    """Who stands in for a member on a day, in the order of their turn."""
    found: QuerySet[Deputy] = Deputy.objects.on(day)
    return found.filter(membership=membership).select_related("person").order_by("rank")


def deputies_required(law: Law) -> bool:
    """Whether each seat of a committee must have a deputy: only where the charter says so."""
    return law.regulates("personal_deputies.deputy")


def may_add_deputy(membership: Membership, number: int, day: date) -> Decision[bool]:
    """Whether a seat with so many deputies may have one more: the charter's number, if any."""
    return deputy_number(law_of(membership.organization.body, day), NamedFacts(number + 1))
