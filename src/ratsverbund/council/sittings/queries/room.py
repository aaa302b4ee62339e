"""The room of a meeting: every seat, who came on it and when, and who could stand in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from ratsverbund.council.decisions.queries import alone
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.queries import (
    Presence,
    count_presence,
    party_of,
    quorum_shown,
    rows_of,
)
from ratsverbund.council.sittings.models import Absence, Entry
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.persons.models import Person

RANKS = {Membership.Role.CHAIR: 1, Membership.Role.FIRST_DEPUTY: 2}
NAMES = {"pk": "person_id", "title": "person__title", "given": "person__given_name"} | {
    "family": "person__family_name"
}


@dataclass(frozen=True)
class Place:
    """One seat: who holds it, who came on it, who may stand in, and who sent word not to.

    `absences` says when somebody declined this seat, by the number of the person.
    """

    seat: Membership
    party: str
    rows: list[Attendance] = field(default_factory=list)
    deputies: list[Person] = field(default_factory=list)
    leaders: list[tuple[Person, int]] = field(default_factory=list)
    prevented: list[int] = field(default_factory=list)
    absences: dict[int, datetime] = field(default_factory=dict)

    @property
    def now(self) -> Attendance | None:
        """Who sits there now."""
        return next((row for row in self.rows if row.left_at is None), None)

    @property
    def told_absent(self) -> datetime | None:
        """When the member sent word not to come."""
        return self.absences.get(self.seat.person_id)


@dataclass(frozen=True)
class Quorum:
    """Whether one of the organizations that meet can decide now, and why."""

    organization: Organization
    there: Presence
    decision: dict[str, Any]

    @property
    def says(self) -> str:
        """The sentence of the rule: how many are there, how many are needed."""
        reasons = self.decision["reasons"]
        said = [reason["says"] for reason in reasons] or self.decision["open_points"]
        return str(said[0]) if said else ""


def room_of(meeting: Meeting) -> list[Place]:
    """The seats of all organizations that meet, voters first; one statement."""
    day = local_day(meeting.starts_at)
    rows = Attendance.objects.filter(
        Q(membership=OuterRef("pk")) | Q(deputises_for=OuterRef("pk")), meeting=meeting.pk
    ).order_by("arrived_at", "pk")
    row = JSONObject(
        id="pk", person=JSONObject(**NAMES), seated="membership", votes="voting_right",
        arrived="arrived_at", left="left_at",
    )  # fmt: skip
    prevented = Entry.objects.filter(
        meeting=meeting.pk, membership=OuterRef("pk"), kind=Entry.Kind.PREVENTED
    )
    absences = Absence.objects.filter(
        meeting=meeting.pk, membership=OuterRef("pk"), withdrawn_at=None
    )
    leaders = Membership.objects.on(day).filter(
        organization=OuterRef("on_behalf_of"), role__in=RANKS
    )
    partners = Organization.objects.filter(joint_meetings=meeting.pk)
    seats = (
        Membership.objects.on(day)
        .filter(Q(organization=meeting.organization_id) | Q(organization__in=partners))
        .select_related("person", "organization", "on_behalf_of")
        .annotate(
            party=party_of(meeting.body_id, day, "on_behalf_of"),
            came=ArraySubquery(rows.values(json=row)),
            personal=ArraySubquery(
                Deputy.objects.on(day)
                .filter(membership=OuterRef("pk"))
                .order_by("rank")
                .values(json=JSONObject(**NAMES))
            ),
            declined=ArraySubquery(
                absences.values(json=JSONObject(person="person_id", at="told_at"))
            ),
            unable=ArraySubquery(prevented.values("person")),
            leading=ArraySubquery(leaders.values(json=JSONObject(**NAMES, role="role"))),
        )
        .order_by("-voting_right", "person__sort_key")
    )
    return with_company([place_of(seat) for seat in seats])


def place_of(seat: Any) -> Place:
    """One seat with its rows as records."""
    return Place(
        seat,
        seat.party,
        [row_of(seat, each) for each in seat.came],
        [person_of(each) for each in seat.personal],
        [(person_of(each), RANKS[each["role"]]) for each in seat.leading],
        seat.unable,
        {each["person"]: datetime.fromisoformat(each["at"]) for each in seat.declined},
    )


def person_of(row: dict[str, Any]) -> Person:
    """A person as named in JSON."""
    return Person(
        pk=row["pk"], title=row["title"], given_name=row["given"], family_name=row["family"]
    )


def row_of(seat: Any, row: dict[str, Any]) -> Attendance:
    """One arrival on a seat."""
    own = row["seated"] is not None
    left = row["left"]
    arrival = Attendance(
        pk=row["id"],
        person=person_of(row["person"]),
        membership=seat if own else None,
        deputises_for=None if own else seat,
        voting_right=row["votes"],
        arrived_at=datetime.fromisoformat(row["arrived"]),
        left_at=datetime.fromisoformat(left) if left else None,
    )
    arrival.party = seat.party  # type: ignore[attr-defined]
    return arrival


def with_company(places: list[Place]) -> list[Place]:
    """Say of each row in which of the organizations its person sits."""
    sits_in: dict[int, list[int]] = {}
    for place in places:
        sits_in.setdefault(place.seat.person_id, []).append(place.seat.organization_id)
    for row in arrivals(places):
        row.sits_in = sits_in.get(row.person_id, [])  # type: ignore[attr-defined]
    return places


def arrivals(places: list[Place]) -> list[Attendance]:
    """Every arrival of the meeting."""
    return [row for place in places for row in place.rows]


def quorums(meeting: Meeting, places: list[Place], at: datetime, excluded: Any) -> list[Quorum]:
    """Whether each organization that meets can decide at a moment, the inviting one first."""
    organizations = {meeting.organization_id: meeting.organization} | {
        place.seat.organization_id: place.seat.organization for place in places
    }
    found = []
    for organization in organizations.values():
        there = count_presence(rows_of(organization.pk, arrivals(places)), at, excluded)
        found.append(Quorum(organization, there, quorum_shown(alone(meeting, organization), there)))
    return found
