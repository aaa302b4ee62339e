"""The seats of an organization at a meeting: who holds them, who stands in, who came."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person


@dataclass(frozen=True)
class Seat:
    """One seat with who came on it, and the deputy who may."""

    membership: Membership
    party: str
    deputies: list[dict[str, Any]] = field(default_factory=list)
    arrivals: list[Attendance] = field(default_factory=list)

    @property
    def taken(self) -> bool:
        """Whether somebody sits on it now."""
        return any(row.left_at is None for row in self.arrivals)


def party_of(body: int, day: date, *behalf: str) -> Coalesce:
    """The Fraktion somebody votes with: on whose proposal elected, else whose member.

    The mayor without one counts under the name of the office, in the form of address.
    """
    mine = {"person": OuterRef("person")}
    factions = Membership.objects.on(day).filter(
        organization__organization_type=Organization.Type.FACTION, organization__body=body, **mine
    )
    mayors = OfficeHolding.objects.on(day).filter(
        office__kind=Office.Kind.MAYOR, office__body=body, **mine
    )
    called = Case(
        When(
            ~Q(office__name_feminine=""),
            person__form_of_address=Person.Address.MS,
            then=F("office__name_feminine"),
        ),
        default=F("office__name"),
    )
    return Coalesce(
        *(F(f"{path}__short_name") for path in behalf),
        Subquery(factions.values("organization__short_name")[:1]),
        Subquery(mayors.values(word=called)[:1]),
        Value(""),
    )


def attendances_of(meeting: Meeting) -> QuerySet[Attendance]:
    """Every arrival at a meeting, with person, seat and Fraktion (`party`).

    `sits_in` holds the organizations the person is a member of on that day.
    """
    day = local_day(meeting.starts_at)
    seats = Membership.objects.on(day).filter(person=OuterRef("person"))
    party = party_of(
        meeting.body_id,
        day,
        "membership__on_behalf_of",
        "deputises_for__on_behalf_of",
    )
    return (
        Attendance.objects.filter(meeting=meeting)
        .select_related("person", "membership", "deputises_for__person")
        .annotate(party=party, sits_in=ArraySubquery(seats.values("organization")))
    )


def seats_of(meeting: Meeting) -> list[Seat]:
    """The seats of the meeting's organization on its day, voters first; two statements."""
    day = local_day(meeting.starts_at)
    deputies = Deputy.objects.on(day).filter(membership=OuterRef("pk")).order_by("rank")
    deputy = JSONObject(
        id="pk", person="person_id", given="person__given_name", family="person__family_name"
    )
    memberships = (
        Membership.objects.on(day)
        .filter(organization=meeting.organization_id)
        .select_related("person", "organization")
        .annotate(
            party=party_of(meeting.body_id, day, "on_behalf_of"),
            standing_in=ArraySubquery(deputies.values(json=deputy)),
        )
        .order_by("-voting_right", "person__sort_key")
    )
    seats = {seat.pk: Seat(seat, seat.party, seat.standing_in) for seat in memberships}
    for row in attendances_of(meeting):
        if seat := seats.get(row.membership_id or row.deputises_for_id or 0):
            seat.arrivals.append(row)
    return list(seats.values())
