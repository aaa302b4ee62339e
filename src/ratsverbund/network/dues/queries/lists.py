"""Networks, years and assessments as the pages list them."""

from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast, JSONObject

from ratsverbund.network.dues.models import Assessment, DuesMeasure
from ratsverbund.network.members.models import Network
from ratsverbund.network.members.queries import inside
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held, bodies_of
from ratsverbund.people.bodies.queries import shown


def network_for_dues(actor: Any) -> QuerySet[Network]:
    """The networks an actor works for, with every measure in the row."""
    measures = DuesMeasure.objects.filter(network=OuterRef("pk")).order_by("-first_year")
    row = JSONObject(
        id="pk", kind="kind", first_year="first_year", last_year="last_year", source="source",
        payer="payer__name", percent=Cast("percent", CharField()),
    )  # fmt: skip
    return (
        Network.objects.filter(inside(actor))
        .select_related("body")
        .annotate(dated_measures=ArraySubquery(measures.values(row=row)))
    )


def latest_of(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Only the last revision of each member's year."""
    later = Assessment.objects.filter(
        member=OuterRef("member"), year=OuterRef("year"), revision__gt=OuterRef("revision")
    )
    return assessments.filter(~Exists(later))


def years_of(network: Network) -> QuerySet[Any]:
    """Per year: how many are assessed, and what comes from members and from other payers."""
    mine = Assessment.objects.filter(member__network=network)
    return (
        latest_of(mine)
        .order_by()
        .values("year")
        .annotate(
            number=Count("pk"),
            gross=Sum("gross"),
            members=Sum("member_part"),
            others=Sum("payer_part"),
            payers=JSONBAgg(
                "payer__name", filter=Q(payer__isnull=False), distinct=True, default=[]
            ),
        )
        .order_by("-year")
    )


def assessments_for(actor: Any) -> QuerySet[Assessment]:
    """The assessments an actor may see, with what they rest on and every revision of the year."""
    return Assessment.objects.filter(
        shown(actor, "member__body") | Q(member__network__body__in=bodies_of(actor))
    ).select_related("member__network__body", "member__body", "scale", "population", "payer")


def notices_for(actor: Any) -> QuerySet[Assessment]:
    """The assessments whose letter an actor may open: its member's and the network's office."""
    office = bodies_held(actor, Role.Kind.NETWORK_OFFICE)
    return Assessment.objects.filter(
        Q(member__body__in=bodies_of(actor)) | Q(member__network__body__in=office),
        letter__isnull=False,
    ).select_related("letter")
