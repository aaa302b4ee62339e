"""Who was there while an item was dealt with (anwesend bei TOP): told from calls, votes, stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.meetings.models import AgendaItem, Attendance, Exclusion, Meeting
from ratsverbund.council.meetings.queries import present_moment, rows_of
from ratsverbund.council.sittings.clock import written
from ratsverbund.council.sittings.models import Entry
from ratsverbund.council.sittings.queries.room import NAMES, Place, arrivals, person_of, room_of

Kind = Entry.Kind
CALLS = (Kind.CALLED, Kind.REOPENED)
TURNS = (*CALLS, Kind.DEFERRED, Kind.OPEN_DOORS, Kind.CLOSED_DOORS, Kind.CLOSED)
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Company:
    """Who was there at one item, each with Fraktion and remark; `span` is none if never called."""

    number: str
    title: str
    public: bool
    span: Span | None
    voters: list[list[str]]
    advisers: list[list[str]]
    excluded: list[str]
    absent: list[str]


def with_turns(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with `turns` (calls and what ends them) and `points` (items with their votes)."""
    turns = Entry.objects.filter(meeting=OuterRef("pk"), kind__in=TURNS).order_by("at", "pk")
    turn = JSONObject(kind="kind", at="at", item="item_id")
    votes = Vote.objects.filter(item=OuterRef("pk"), corrected=False, taken_at__isnull=False)
    out = Exclusion.objects.filter(item=OuterRef("pk")).order_by("person__sort_key")
    items = (
        AgendaItem.objects.filter(meeting=OuterRef("pk"))
        .exclude(state=AgendaItem.State.REMOVED)
        .order_by("-public", "order")
        .annotate(taken=ArraySubquery(votes.order_by("taken_at").values("taken_at")))
        .annotate(out=ArraySubquery(out.values(json=JSONObject(**NAMES))))
    )
    point = JSONObject(
        id="pk", number="number", title="title", public="public", state="state", taken="taken",
        out="out", organization="consultation__organization",
    )  # fmt: skip
    return meetings.annotate(
        turns=ArraySubquery(turns.values(json=turn)),
        points=ArraySubquery(items.values(json=point)),
    )


def companies_of(meeting: Meeting) -> list[Company]:
    """Who was there at each item of a meeting; two statements."""
    found = with_turns(Meeting.objects.select_related("body", "organization")).get(pk=meeting.pk)
    return companies(found, room_of(found))


def companies(meeting: Any, places: list[Place]) -> list[Company]:
    """Who was there at each item, from a meeting `with_turns` and its room."""
    return [company(meeting, point, places) for point in meeting.points]


def company(meeting: Any, point: dict[str, Any], places: list[Place]) -> Company:
    """Who was there at one item, among those who decide on it."""
    span = span_of(meeting, point)
    named = point["number"], point["title"], point["public"], span
    if span is None:
        return Company(*named, [], [], [], [])
    met = {place.seat.organization_id for place in places}
    own = point["organization"] if point["organization"] in met else meeting.organization_id
    rows = [row for row in rows_of(own, arrivals(places)) if overlaps(row, span)]
    out = {each["pk"] for each in point["out"]}
    taken = {row.membership_id or row.deputises_for_id for row in rows}
    return Company(
        *named,
        voters=told((row for row in rows if row.voting_right and row.person_id not in out), span),
        advisers=told((row for row in rows if not row.voting_right), span),
        excluded=[str(person_of(each)) for each in point["out"]],
        absent=[
            str(place.seat.person)
            for place in places
            if place.seat.organization_id == own
            and place.seat.voting_right
            and place.seat.pk not in taken
            and place.seat.person_id not in {row.person_id for row in rows}
        ],
    )


def span_of(meeting: Any, point: dict[str, Any]) -> Span | None:
    """From the first call to the last vote; without a vote until whatever came next."""
    taken = [datetime.fromisoformat(at) for at in point["taken"]]
    called = [
        (datetime.fromisoformat(turn["at"]), place)
        for place, turn in enumerate(meeting.turns)
        if turn["item"] == point["id"] and turn["kind"] in CALLS
    ]
    if not called:
        return (taken[0], taken[-1]) if taken else None
    starts, last = called[0][0], called[-1][1]
    if taken and point["state"] == AgendaItem.State.DEALT:
        return min(starts, taken[0]), max(taken[-1], starts)
    following = meeting.turns[last + 1 : last + 2]
    ends = datetime.fromisoformat(following[0]["at"]) if following else over(meeting)
    return min([starts, *taken]), max([ends, starts, *taken])


def over(meeting: Meeting) -> datetime:
    """The end of a meeting, or the present moment of one that runs."""
    return meeting.ends_at or present_moment(meeting)


def overlaps(row: Attendance, span: Span) -> bool:
    """Whether somebody was there for any part of an item."""
    return row.arrived_at <= span[1] and (row.left_at is None or row.left_at > span[0])


def told(rows: Iterable[Attendance], span: Span) -> list[list[str]]:
    """Name, Fraktion, and what is to be said: since when, until when, for whom."""
    found: dict[int, list[str]] = {}
    for row in rows:
        remarks = [
            _("ab %(time)s") % {"time": written(row.arrived_at)}
            if row.arrived_at > span[0] else "",
            _("bis %(time)s") % {"time": written(row.left_at)}
            if row.left_at and row.left_at < span[1] else "",
            _("vertritt %(person)s") % {"person": row.deputises_for.person}
            if row.deputises_for else "",
        ]  # fmt: skip
        named = [str(row.person), row.party, ""]  # type: ignore[attr-defined]
        line = found.setdefault(row.person_id, named)
        line[2] = ", ".join(filter(None, [line[2], *remarks]))
    return list(found.values())
