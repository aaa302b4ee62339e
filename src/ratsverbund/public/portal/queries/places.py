"""Bodies and their organizations."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.queries import members_on
from ratsverbund.public.portal.queries.choices import RANK, coming
from ratsverbund.public.portal.queries.rows import revived, rows

NEXT = 5


def bodies_and_networks() -> QuerySet[Any]:
    """The bodies whose councils meet here, and the networks."""
    meeting = Organization.objects.filter(body=OuterRef("pk"))
    network = Network.objects.filter(body=OuterRef("pk"))
    return Body.objects.annotate(is_network=Exists(network)).filter(
        Q(is_network=True) | Exists(meeting)
    )


def body_of(slug: str) -> Body | None:
    """A body by its address."""
    return Body.objects.filter(slug=slug).first()


def body_page(slug: str, day: date) -> Body | None:
    """A body with its organizations and the networks it belongs to."""
    organizations: Any = Organization.objects.on(day)
    memberships: Any = NetworkMember.objects.on(day)
    body: Any = (
        Body.objects.filter(slug=slug)
        .annotate(
            seats=rows(
                organizations.filter(body=OuterRef("pk")).order_by(RANK, "sort_key", "pk"),
                id="pk", name="name", type="organization_type",
            ),
            joined=rows(
                memberships.filter(body=OuterRef("pk")).order_by("network__body__sort_key"),
                id="pk", name="network__body__name", slug="network__body__slug",
                since_on="start",
            ),
        )
        .first()
    )  # fmt: skip
    if body is not None:
        body.joined = revived(body.joined)
    return body


def organization_page(pk: int, now: Any) -> Organization | None:
    """An organization with its next meetings."""
    sittings = Meeting.objects.filter(coming(now), organization=OuterRef("pk"))
    found: QuerySet[Any] = Organization.objects.filter(pk=pk)
    organization = (
        found.select_related("body")
        .annotate(
            coming=rows(
                sittings.order_by("starts_at", "pk")[:NEXT], id="pk", starts_at="starts_at",
                place="place", state="state",
            )
        )
        .first()
    )  # fmt: skip
    if organization is not None:
        organization.coming = revived(organization.coming)
    return organization


def members_of(organization: Organization, day: date) -> QuerySet[Membership]:
    """Who sits in an organization on a day, and whether the person sits in the council too."""
    seats: Any = Membership.objects.on(day)
    council = seats.filter(
        person=OuterRef("person"),
        organization__body=organization.body_id,
        organization__organization_type=Organization.Type.COUNCIL,
    )
    return members_on(organization, day).annotate(in_council=Exists(council))
