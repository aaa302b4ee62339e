"""Everything a year's amounts of a body rest on, in one row and one statement."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from ratsverbund.charter.engine import Law
from ratsverbund.council.allowances.models import (
    Allowance,
    AttendanceFee,
    FactionAttendance,
    LossClaim,
)
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.kernel.calendar import BERLIN
from ratsverbund.people.bodies.models import Body, LegislativeTerm
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import (
    Membership,
    Office,
    OfficeHolding,
    Organization,
)

Row = dict[str, Any]
Kind = Organization.Type
PAID_OFFICES = (Office.Kind.MAYOR, Office.Kind.DEPUTY_MAYOR)


def last_day(month: date) -> date:
    """The last day of the month a day lies in."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def name_of(prefix: str) -> dict[str, Any]:
    """The parts of a person's name."""
    return {
        "person": f"{prefix}_id",
        "title": f"{prefix}__title",
        "given": f"{prefix}__given_name",
        "family": f"{prefix}__family_name",
        "sort": f"{prefix}__sort_key",
    }


def written(row: Row) -> str:
    """A person's name as it stands on pages."""
    return " ".join(part for part in (row["title"], row["given"], row["family"]) if part)


def bodies_with_year(year: int, month: date | None = None) -> QuerySet[Body]:
    """Bodies with the seats, offices, meetings and fixed amounts of a year (or one month)."""
    first, last = month or date(year, 1, 1), last_day(month) if month else date(year, 12, 31)
    there = Q(start__lte=last) & (Q(end=None) | Q(end__gte=date(year, 1, 1)))
    mine = OuterRef("pk")
    span = {"start": "start", "end": "end"}
    seats = Membership.objects.filter(there, organization__body=mine).order_by("start", "pk")
    seat = JSONObject(
        **name_of("person"), **span, organization="organization_id", role="role",
        organization_name="organization__name", short="organization__short_name",
        type="organization__organization_type", task="organization__task",
    )  # fmt: skip
    holdings = OfficeHolding.objects.filter(
        there, office__body=mine, office__kind__in=PAID_OFFICES
    ).order_by("office_id", "start")
    holding = JSONObject(**name_of("person"), **span, office="office_id", kind="office__kind")
    terms = LegislativeTerm.objects.filter(there, body=mine).order_by("start")
    presences = Attendance.objects.filter(
        meeting__body=mine,
        meeting__state=Meeting.State.CLOSED,
        meeting__organization__organization_type=Kind.COMMITTEE,
        meeting__starts_at__date__range=(first, last),
    ).order_by("meeting__starts_at", "pk")
    presence = JSONObject(
        **name_of("person"), meeting="meeting_id", at="meeting__starts_at",
        organization="meeting__organization_id", name="meeting__organization__name",
    )  # fmt: skip
    sessions = FactionAttendance.objects.filter(
        session__organization__body=mine, session__day__range=(date(year - 1, 1, 1), last)
    ).order_by("session__day", "session_id")
    session = JSONObject(
        **name_of("person"), session="session_id", day="session__day", online="session__online",
        name="session__organization__name",
    )  # fmt: skip
    return Body.objects.annotate(
        year_seats=ArraySubquery(seats.values(row=seat)),
        year_holdings=ArraySubquery(holdings.values(row=holding)),
        year_terms=ArraySubquery(terms.values(row=JSONObject(**span, population="population"))),
        year_presences=ArraySubquery(presences.values(row=presence)),
        year_sessions=ArraySubquery(sessions.values(row=session)),
        year_allowances=ArraySubquery(fixed(Allowance, first, last)),
        year_fees=ArraySubquery(fixed(AttendanceFee, first, last)),
        year_claims=ArraySubquery(claims(first, last)),
    )


def fixed(model: type[Allowance] | type[AttendanceFee], first: date, last: date) -> QuerySet[Any]:
    """What has been fixed for the days of a span, first revision first."""
    found = model.objects.filter(body=OuterRef("pk"), day__range=(first, last))
    extra = {"institution": F("institution")} if model is Allowance else {}
    return found.order_by("person__sort_key", "key", "revision").values(
        row=JSONObject(
            **name_of("person"), **extra, day="day", key="key", revision="revision",
            label="label", amount=Cast("amount", CharField()), basis="basis",
            payable=Cast("payable", CharField()), number="settlement__number",
        )
    )  # fmt: skip


def claims(first: date, last: date) -> QuerySet[Any]:
    """Settled claims up to a day: those waiting for a run, and those of the span's runs."""
    found = LossClaim.objects.filter(body=OuterRef("pk")).filter(
        Q(state=LossClaim.State.SETTLED, settlement=None, day__lte=last)
        | Q(settlement__month__range=(first, last))
    )
    return found.order_by("person__sort_key", "day", "pk").values(
        row=JSONObject(
            **name_of("person"), id="pk", day="day", kind="kind", facts="facts", basis="basis",
            amount=Cast("amount", CharField()), payable=Cast("payable", CharField()),
            number="settlement__number", state="state",
        )
    )  # fmt: skip


@dataclass
class Year:
    """One body's year as the rules ask about it."""

    body: Any
    number: int
    laws: dict[date, Law] = field(default_factory=dict)

    def months(self) -> list[date]:
        """The first days of its months that have begun."""
        today = timezone.localdate()
        return [day for n in range(1, 13) if (day := date(self.number, n, 1)) <= today]

    def law(self, day: date) -> Law:
        """The body's law on a day, opened once."""
        if day not in self.laws:
            self.laws[day] = law_of(self.body, day)
        return self.laws[day]

    def term(self, day: date) -> Row | None:
        """The legislative term on a day."""
        return next((row for row in self.body.year_terms if holds_on(row, day)), None)

    def population(self, day: date) -> int | None:
        """The population the council was elected for, frozen for its term (§ 9 EntschVO NRW)."""
        term = self.term(day)
        return term["population"] if term else None

    def seats(self, *types: str) -> list[Row]:
        """The seats of the year in organizations of these types."""
        return [row for row in self.body.year_seats if row["type"] in types]

    def in_council(self, person: int, day: date) -> bool:
        """Say whether a person sits in the council on a day."""
        return any(
            row["person"] == person and holds_on(row, day) for row in self.seats(Kind.COUNCIL)
        )

    def mayors(self) -> set[int]:
        """Whoever is mayor in the year: a full-time office with a salary, no allowance."""
        return {
            row["person"] for row in self.body.year_holdings if row["kind"] == Office.Kind.MAYOR
        }


def holds_on(row: Row, day: date) -> bool:
    """Say whether a dated row holds on a day."""
    on = day.isoformat()
    return bool(row["start"] <= on and (row["end"] is None or on <= row["end"]))


def part_of(row: Row, month: date) -> tuple[date, date] | None:
    """The days of a month on which a dated row holds."""
    end = date.fromisoformat(row["end"]) if row["end"] else date.max
    first, last = max(date.fromisoformat(row["start"]), month), min(end, last_day(month))
    return (first, last) if first <= last else None


def local_day_of(moment: str) -> date:
    """The German day of a moment as JSON has it."""
    return datetime.fromisoformat(moment).astimezone(BERLIN).date()
