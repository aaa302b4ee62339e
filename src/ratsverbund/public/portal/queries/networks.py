"""Networks, their members, who votes for them and what they pay."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.models import ChairTerm, Delegate, Network, NetworkMember
from ratsverbund.people.organizations.models import OfficeHolding
from ratsverbund.public.portal.queries.rows import revived, row, rows

PERSON = {
    "title": "person__title", "given": "person__given_name", "family": "person__family_name",
    "form": "person__form_of_address",
}  # fmt: skip


def networks(day: date) -> QuerySet[Any]:
    """Networks with the number of their members on a day and the body that chairs them."""
    today = Q(members__start__lte=day) & (Q(members__end=None) | Q(members__end__gte=day))
    return (
        Network.objects.select_related("body", "carrier")
        .annotate(size=Count("members", filter=today), chair=_chair(day))
        .order_by("body__sort_key")
    )


def network_page(slug: str, day: date) -> Network | None:
    """A network with every member there is or was, in German order."""
    members = NetworkMember.objects.filter(network=OuterRef("pk"))
    network: Any = (
        Network.objects.filter(body__slug=slug)
        .select_related("body", "carrier")
        .annotate(
            chair=_chair(day),
            joined=rows(
                members.order_by("body__sort_key", "start"), id="pk", name="body__name",
                since_on="start", until_on="end", kind="member_class",
                state="body__state_code",
            ),
        )
        .first()
    )  # fmt: skip
    if network is not None:
        network.joined = revived(network.joined)
    return network


def member_page(slug: str, pk: int, day: date) -> NetworkMember | None:
    """A member with its delegate on a day and its assessments, the latest revision of each year."""
    member: Any = (
        NetworkMember.objects.filter(pk=pk, network__body__slug=slug)
        .select_related("body", "network", "network__body")
        .annotate(delegate=_delegate(day), dues=_dues())
        .first()
    )
    if member is not None:
        member.delegate = revived(member.delegate)
        member.dues = revived(member.dues)
    return member


def _chair(day: date) -> Subquery:
    chairs: Any = ChairTerm.objects.on(day)
    return row(
        chairs.filter(network=OuterRef("pk")).order_by("-start"), name="body__name",
        slug="body__slug",
    )  # fmt: skip


def _delegate(day: date) -> Subquery:
    """The office or person that votes for a member, and who holds the office."""
    delegates: Any = Delegate.objects.on(day)
    holdings: Any = OfficeHolding.objects.on(day)
    holder = holdings.filter(office=OuterRef("office")).order_by("-start")
    return row(
        delegates.filter(member=OuterRef("pk")), office="office__name",
        feminine="office__name_feminine", since_on="start", person=row(
            delegates.filter(pk=OuterRef("pk"), person__isnull=False), **PERSON,
        ),
        holder=row(holder, **PERSON), resolution="resolution__id",
        decided_on="resolution__decided_on",
    )  # fmt: skip


def _dues() -> Any:
    newer = Assessment.objects.filter(
        member=OuterRef("member"), year=OuterRef("year"), revision__gt=OuterRef("revision")
    )
    found = Assessment.objects.filter(~Exists(newer), member=OuterRef("pk"))
    return rows(
        found.order_by("year"), id="pk", year="year", gross="gross", member="member_part",
        paid="payer_part", payer="payer__name", scale="scale__name", basis="basis",
    )  # fmt: skip
