"""Who sits in an organization on a day, for which Fraktion, and who stands in."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of, term_of
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.persons.models import Person

Role = Membership.Role
RANK = Case(
    *(When(role=role, then=Value(rank)) for rank, role in enumerate(Role.values)), default=Value(99)
)


@dataclass(frozen=True)
class Substitute:
    """A person who may take a member's seat for a meeting, and in what capacity."""

    person: Person
    capacity: str


def members_on(organization: Organization, day: date) -> QuerySet[Membership]:
    """Members on a day, chair first, with their Fraktion and deputies in the same row."""
    faction = Membership.objects.on(day).filter(
        person=OuterRef("person"),
        organization__organization_type=Organization.Type.FACTION,
        organization__body=organization.body_id,
    )
    deputies = Deputy.objects.on(day).filter(membership=OuterRef("pk"))
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


def voting_members_on(organization: Organization, day: date) -> QuerySet[Membership]:
    """Members with a vote on a day, chair first."""
    return members_on(organization, day).filter(voting_right=True)


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


def statutory_number(organization: Organization, day: date) -> int | None:
    """The number a majority counts from: the term's for a council, else the seats."""
    if organization.organization_type == Organization.Type.COUNCIL:
        term = term_of(organization.body, day)
        return term.statutory_members if term else None
    return organization.seats


def deputies_for(membership: Membership, day: date) -> list[Substitute]:
    """Who may stand in for a member on a day, in this order.

    The personal deputy; then, where the charter says so and no special statute stands against it,
    chair and first deputy chair of the Fraktion that proposed the member, whatever it joined later.
    Source: § 13 Abs. 3 Hauptsatzung Heinsberg.
    """
    personal = Deputy.objects.on(day).filter(membership=membership).select_related("person")
    found = [Substitute(deputy.person, _("persönliche Vertretung")) for deputy in personal]
    organization, faction = membership.organization, membership.on_behalf_of
    if organization.special_statute or faction is None:
        return found
    if not law_of(organization.body, day).regulates("personal_deputies.chain"):
        return found
    leaders = members_on(faction, day).filter(role__in=(Role.CHAIR, Role.FIRST_DEPUTY))
    named = {membership.person_id, *(substitute.person.pk for substitute in found)}
    return found + [
        Substitute(leader.person, _("%(role)s der Fraktion") % {"role": leader.get_role_display()})
        for leader in leaders
        if leader.person_id not in named
    ]
