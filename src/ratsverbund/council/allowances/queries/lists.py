"""What pages of allowances list: own payments, months of a body, meetings of Fraktionen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, DecimalField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce, JSONObject

from ratsverbund.council.allowances.models import (
    Allowance,
    AttendanceFee,
    FactionAttendance,
    FactionSession,
    LossClaim,
    Settlement,
)
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.people.accounts.policies import bodies_held, roles_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Paid:
    """One amount of a person's year."""

    fixed_on: date
    day: date
    label: str
    payable: Decimal
    basis: dict[str, Any]
    body: str


def places_of(actor: Any, *kinds: str) -> list[dict[str, Any]]:
    """Bodies at which the actor holds one of the roles for the whole, or any; without a query."""
    roles = roles_of(actor)
    if kinds:
        kept = bodies_held(actor, *kinds)
        roles = [role for role in roles if role["body"] in kept]
    found = {role["body"]: role for role in roles}
    return [
        {
            "id": pk,
            "slug": role["body_slug"],
            "name": role["body_name"],
            "short": role["body_short"],
        }
        for pk, role in found.items()
    ]


def kept_bodies(actor: Any) -> QuerySet[Body]:
    """The bodies whose allowances the actor keeps."""
    return Body.objects.filter(pk__in=bodies_held(actor, *KEEPERS))


def persons_with_payments(year: int) -> QuerySet[Person]:
    """Persons with what was fixed for them in a year: it counts when it is paid (§ 11 EStG)."""
    return Person.objects.annotate(
        paid_allowances=ArraySubquery(entries(Allowance, year)),
        paid_fees=ArraySubquery(entries(AttendanceFee, year)),
        paid_claims=ArraySubquery(
            LossClaim.objects.filter(person=OuterRef("pk"), settlement__fixed_on__year=year).values(
                row=JSONObject(**columns(), kind="kind")
            )
        ),
    )


def columns() -> dict[str, Any]:
    """What every payment tells."""
    return {
        "fixed_on": "settlement__fixed_on", "day": "day", "body": "body__name", "basis": "basis",
        "payable": Cast("payable", CharField()),
    }  # fmt: skip


def entries(model: type[Allowance] | type[AttendanceFee], year: int) -> QuerySet[Any]:
    """The lump sums or fees fixed for a person in a year."""
    found = model.objects.filter(person=OuterRef("pk"), settlement__fixed_on__year=year)
    return found.order_by("day", "key", "revision").values(
        row=JSONObject(**columns(), label="label")
    )


def payments(person: Any) -> list[Paid]:
    """The payments that came with a person, in order of day."""
    rows = [*person.paid_allowances, *person.paid_fees, *person.paid_claims]
    found = [
        Paid(
            date.fromisoformat(row["fixed_on"]),
            date.fromisoformat(row["day"]),
            row.get("label") or str(LossClaim.Kind(row["kind"]).label),
            Decimal(row["payable"]),
            row["basis"],
            row["body"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda paid: (paid.day, paid.label))


def paid_total(found: Iterable[Paid]) -> Decimal:
    """The sum of payments."""
    return sum((paid.payable for paid in found), NOTHING)


def settlements_of(body: Body) -> QuerySet[Settlement]:
    """The runs of a body with their sums, the latest month first."""
    sums = [sum_of(model) for model in (Allowance, AttendanceFee, LossClaim)]
    return Settlement.objects.filter(body=body).annotate(total=sums[0] + sums[1] + sums[2])


def sum_of(model: Any) -> Coalesce:
    """What the entries of one kind pay in a run."""
    found = model.objects.filter(settlement=OuterRef("pk")).order_by().values("settlement")
    amount: Any = DecimalField(max_digits=12, decimal_places=2)
    return Coalesce(
        Subquery(found.annotate(total=Sum("payable")).values("total")), NOTHING, output_field=amount
    )


def sessions_of(body: Body, year: int) -> QuerySet[FactionSession]:
    """The meetings of the Fraktionen of a body in a year, with who came."""
    came = FactionAttendance.objects.filter(session=OuterRef("pk")).order_by("person__sort_key")
    council = Membership.objects.filter(
        organization__body=body, organization__organization_type=Organization.Type.COUNCIL,
        person=OuterRef("person"), start__lte=OuterRef("session__day"),
    ).filter(Q(end=None) | Q(end__gte=OuterRef("session__day")))  # fmt: skip
    guests = came.annotate(seat=Subquery(council.values("pk")[:1])).filter(seat=None)
    earlier = (
        FactionAttendance.objects.filter(
            person=OuterRef("person"), session__organization__body=body,
            session__day__year=year, session__day__lte=OuterRef("session__day"),
        )
        .order_by()
        .values("person")
        .annotate(number=Count("pk"))
        .values("number")
    )  # fmt: skip
    return (
        FactionSession.objects.filter(organization__body=body, day__year=year)
        .select_related("organization")
        .order_by("-day", "organization__sort_key")
        .annotate(
            present=Count("attendances"),
            guests=ArraySubquery(
                guests.annotate(number=Subquery(earlier)).values(
                    row=JSONObject(
                        given="person__given_name", family="person__family_name", number="number"
                    )
                )
            ),
        )
    )


def factions_of(body: Body, day: date) -> QuerySet[Organization]:
    """The Fraktionen of a body on a day."""
    found: QuerySet[Organization] = Organization.objects.on(day).filter(
        body=body, organization_type=Organization.Type.FACTION
    )
    return found


def possible_participants(body: Body, day: date) -> QuerySet[Person]:
    """Whoever sits in a Fraktion or on a committee of a body, or deputises there."""
    kinds = [Organization.Type.FACTION, Organization.Type.COMMITTEE]
    seats = Membership.objects.on(day).filter(
        organization__body=body, organization__organization_type__in=kinds
    )
    deputies = seats.filter(deputies__isnull=False).values("deputies__person")
    return Person.objects.filter(Q(pk__in=seats.values("person")) | Q(pk__in=deputies))
