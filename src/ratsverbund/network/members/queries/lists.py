"""Networks and their members as the pages list them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce, JSONObject, Now
from django.utils import timezone

from ratsverbund.kernel.sorting import sort_key
from ratsverbund.network.members.models import ChairTerm, Network, NetworkMember
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.bodies.models import Population
from ratsverbund.people.bodies.queries import shown

ALL = Q()
ORDERS = {
    "name": ("body__sort_key",),
    "seit": ("start", "body__sort_key"),
    "einwohner": ("-inhabitants", "body__sort_key"),
}


@dataclass(frozen=True)
class Year:
    """How many joined and left in a year, and how many belonged at its end."""

    year: int
    joined: int
    left: int
    members: int


def networks_for(actor: Any, day: date) -> QuerySet[Network]:
    """The networks an actor may see, with the number of members and the chair on a day."""
    held = NetworkMember.objects.on(day).filter(network=OuterRef("pk")).order_by()
    counted = held.values("network").annotate(number=Count("pk")).values("number")
    chair = ChairTerm.objects.on(day).filter(network=OuterRef("pk")).values("body__name")
    return (
        Network.objects.filter(shown(actor))
        .select_related("body", "carrier")
        .annotate(member_count=Coalesce(Subquery(counted), 0), chair=Subquery(chair[:1]))
    )


def network_for(actor: Any) -> QuerySet[Any]:
    """The networks an actor may see, with every chair and every span of membership in the row."""
    mine = {"network": OuterRef("pk")}
    chairs = ChairTerm.objects.filter(**mine).order_by("-start")
    spans = NetworkMember.objects.filter(**mine).order_by("start")
    chair = JSONObject(name="body__name", start="start", end="end", source="source")
    return (
        Network.objects.filter(shown(actor))
        .select_related("body", "carrier")
        .annotate(
            dated_chairs=ArraySubquery(chairs.values(row=chair)),
            spans=ArraySubquery(spans.values(row=JSONObject(start="start", end="end"))),
            insider=ExpressionWrapper(inside(actor), BooleanField()),
        )
    )


def inside(actor: Any) -> Q:
    """Networks an actor works for: with a role there, or at a member of a published one."""
    mine = bodies_of(actor)
    joined = NetworkMember.objects.on(timezone.localdate()).filter(
        network=OuterRef("pk"), body__in=mine
    )
    return Q(body__in=mine) | Q(Exists(joined), published_at__lte=Now())


def joined_per_year(spans: list[dict[str, str | None]]) -> list[Year]:
    """Count from spans of membership who joined and left in each year, none left out."""
    joined = Counter(int(span["start"][:4]) for span in spans if span["start"])
    left = Counter(int(span["end"][:4]) for span in spans if span["end"])
    if not joined:
        return []
    years, members = [], 0
    for year in range(min(joined), max([*joined, *left]) + 1):
        members += joined[year] - left[year]
        years.append(Year(year, joined[year], left[year], members))
    return years


def scales_of(network: Network) -> QuerySet[Any]:
    """The scales of dues of a network with their bands in the row, the latest first."""
    band = JSONObject(
        above="bands__above", up_to="bands__up_to", amount=Cast("bands__amount", CharField())
    )
    return network.scales.annotate(
        steps=JSONBAgg(band, filter=Q(bands__isnull=False), order_by="bands__above", default=[])
    ).order_by("-start")


def members_of(
    network: Network,
    day: date,
    *,
    seen: Q = ALL,
    text: str = "",
    state: str = "",
    member_class: str = "",
    order: str = "name",
) -> QuerySet[Any]:
    """The members of a network on a day, with the latest population up to it."""
    figures = Population.objects.filter(body=OuterRef("body"), day__lte=day).order_by("-day", "-pk")
    found: QuerySet[NetworkMember] = NetworkMember.objects.on(day).filter(seen, network=network)
    if text:
        starts = Q(body__sort_key__startswith=sort_key(text).split(" ")[0])
        found = found.filter(starts | Q(body__name__icontains=text))
    if state:
        found = found.filter(body__state_code=state)
    if member_class:
        found = found.filter(member_class=member_class)
    return (
        found.select_related("body")
        .annotate(
            inhabitants=Coalesce(Subquery(figures.values("count")[:1]), 0),
            inhabitants_on=Subquery(figures.values("day")[:1]),
        )
        .order_by(*ORDERS.get(order, ORDERS["name"]))
    )


def open_to(actor: Any) -> Q:
    """Published memberships, and all of the actor's own body and of a network he works for."""
    mine = bodies_of(actor)
    published = Q(published_at__lte=Now(), network__published_at__lte=Now())
    return published | Q(body__in=mine) | Q(network__body__in=mine)


def member_for(actor: Any) -> QuerySet[NetworkMember]:
    """The memberships an actor may see, with how they came about and every population."""
    figures = Population.objects.filter(body=OuterRef("body")).order_by("-day", "source")
    row = JSONObject(count="count", day="day", source="source")
    return (
        NetworkMember.objects.filter(open_to(actor))
        .select_related(
            "body",
            "network__body",
            "accession__network",
            "accession__paper",
            "accession__resolution__organization",
            "accession__delegate_resolution__organization",
        )
        .annotate(populations=ArraySubquery(figures.values(row=row)))
    )


def assessments_for(actor: Any, member: NetworkMember) -> QuerySet[Any]:
    """The assessments of a member that are published; its own body and the office see all."""
    inside = {member.body_id, member.network.body_id}.intersection(bodies_of(actor))
    return assessments_of(member).filter(Q() if inside else Q(published_at__lte=Now()))


def assessments_of(member: NetworkMember) -> QuerySet[Any]:
    """What a member was assessed for, the latest year and revision first, without the letters."""
    return member.assessments.select_related("payer", "population").order_by("-year", "-revision")
