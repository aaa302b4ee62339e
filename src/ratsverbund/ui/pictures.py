"""The geometry of the pictures: what stands where, computed before it is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, cos, pi, sin
from textwrap import wrap
from typing import Any

from ratsverbund.ui.formats import write_short

VOTES = ("yes", "no", "abstentions", "absent")
WIDTH, RADIUS, CENTRE_X, CENTRE_Y = 640, 250, 320, 300
LINE, LETTER = 28, 15  # a label, as large as narrow screens draw it
INNER_SHARE, GAUGE = 0.52, 96
BAR, BAR_Y = 600, 20
DAY = 16


@dataclass(frozen=True)
class Seat:
    """One seat in the chamber: where it stands and how it voted."""

    x: float
    y: float
    vote: str
    group: str


@dataclass(frozen=True)
class Label:
    """A word in a picture: where it stands and to which side it runs."""

    x: float
    y: float
    text: str
    anchor: str = "middle"

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs."""
        width = len(self.text) * LETTER
        start = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return start, start + width

    def touches(self, other: "Label") -> bool:
        """Say whether two labels overlap."""
        (start, end), (other_start, other_end) = self.span, other.span
        return start < other_end and other_start < end and abs(self.y - other.y) < LINE


@dataclass(frozen=True)
class Chamber:
    """A council's half circle with its votes and the majority that was needed."""

    seats: list[Seat]
    labels: list[Label]
    size: float
    gauge: str
    yes: str
    mark: tuple[float, float, float, float] | None
    counts: dict[str, int]

    @property
    def view(self) -> str:
        """The part of the drawing that holds every seat and every label."""
        spans = [label.span for label in self.labels]
        left = min([start for start, _end in spans] + [CENTRE_X - RADIUS - 26])
        right = max([end for _start, end in spans] + [CENTRE_X + RADIUS + 26])
        top = min([label.y - LINE for label in self.labels] + [4])
        return f"{left:.0f} {top:.0f} {right - left:.0f} {334 - top:.0f}"


@dataclass(frozen=True)
class Segment:
    """A part of a bar, in units of the drawing."""

    kind: str
    x: float
    width: float
    count: int


def chamber(
    groups: Iterable[Mapping[str, Any]], needed: int | None = None, base: int | None = None
) -> Chamber:
    """Seat the groups in a half circle; `needed` of `base` votes is the line to reach."""
    groups = list(groups)
    votes = [(group["name"], kind) for group in groups for kind in _ballots(group)]
    places, size = _places(len(votes))
    seats = [
        Seat(x, y, kind, name) for (x, y, _angle), (name, kind) in zip(places, votes, strict=True)
    ]
    counts = {kind: sum(group.get(kind, 0) for group in groups) for kind in VOTES}
    base = base or max(counts["yes"] + counts["no"], 1)
    share = min(counts["yes"] / base, 1)
    return Chamber(
        seats=seats,
        labels=_labels(groups, [angle for _x, _y, angle in places]),
        size=size,
        gauge=_arc(1),
        yes=_arc(share) if share else "",
        mark=_mark(needed / base) if needed and needed <= base else None,
        counts=counts,
    )


def vote_bar(counts: Mapping[str, int]) -> list[Segment]:
    """Lay yes, no, abstentions and absent side by side."""
    total = sum(counts.get(kind, 0) for kind in VOTES) or 1
    segments, x = [], 0.0
    for kind in VOTES:
        if count := counts.get(kind, 0):
            width = count / total * BAR
            segments.append(Segment(kind, round(x, 2), round(width, 2), count))
            x += width
    return segments


def _ballots(group: Mapping[str, Any]) -> Iterable[str]:
    for kind in VOTES:
        yield from [kind] * group.get(kind, 0)


def _places(count: int) -> tuple[list[tuple[float, float, float]], float]:
    """Spread seats over arcs, as many on each as its length allows, from left to right."""
    rows = max(1, ceil((count / 7) ** 0.5)) if count > 5 else 1
    inner = RADIUS * INNER_SHARE if rows > 1 else RADIUS * 0.8
    step = (RADIUS - inner) / (rows - 1) if rows > 1 else 0
    radii = [inner + step * row for row in range(rows)]
    shares = _shares(count, radii)
    places = [
        (*_point(radius, angle), angle)
        for radius, share in zip(radii, shares, strict=True)
        for angle in _angles(share)
    ]
    closest = min((pi * r / max(s - 1, 1) for r, s in zip(radii, shares, strict=True)), default=60)
    return sorted(places, key=lambda place: -place[2]), round(
        min(closest, step or 60, 44) * 0.42, 1
    )


def _shares(count: int, radii: list[float]) -> list[int]:
    shares = [int(count * radius / sum(radii)) for radius in radii]
    for row in range(count - sum(shares)):
        shares[-1 - row % len(shares)] += 1
    return shares


def _angles(count: int) -> list[float]:
    return [pi / 2] if count == 1 else [pi - pi * place / (count - 1) for place in range(count)]


def _point(radius: float, angle: float) -> tuple[float, float]:
    return round(CENTRE_X + radius * cos(angle), 1), round(CENTRE_Y - radius * sin(angle), 1)


def _labels(groups: list[Mapping[str, Any]], angles: list[float]) -> list[Label]:
    labels, start = [], 0
    for group in groups:
        end = start + sum(group.get(kind, 0) for kind in VOTES)
        if own := angles[start:end]:
            angle = sum(own) / len(own)
            x, y = _point(RADIUS + 26, angle)
            anchor = "end" if cos(angle) < -0.35 else "start" if cos(angle) > 0.35 else "middle"
            labels.append(Label(x, y, group["name"], anchor))
        start = end
    return _apart(labels)


def _apart(labels: list[Label]) -> list[Label]:
    """Lift labels that would overlap, beginning with the lowest."""
    spread: list[Label] = []
    for label in sorted(labels, key=lambda each: each.y, reverse=True):
        while touched := [other for other in spread if label.touches(other)]:
            label = replace(label, y=min(other.y for other in touched) - LINE)
        spread.append(label)
    return spread


def _arc(share: float) -> str:
    (x, y), (end_x, end_y) = _point(GAUGE, pi), _point(GAUGE, pi - pi * share)
    return f"M{x} {y}A{GAUGE} {GAUGE} 0 0 1 {end_x} {end_y}"


def _mark(share: float) -> tuple[float, float, float, float]:
    angle = pi - pi * share
    return (*_point(GAUGE - 16, angle), *_point(GAUGE + 16, angle))


@dataclass(frozen=True)
class Strip:
    """Days in a row with what is due on each of them."""

    days: list[dict[str, Any]]
    weeks: list[Label]
    width: int
    height: int


def due_strip(items: Iterable[Mapping[str, Any]], start: date, weeks: int = 6) -> Strip:
    """Lay what is due on the days of the coming weeks; what is overdue stands on the first."""
    first = start - timedelta(days=start.weekday())
    by_day: dict[date, list[Mapping[str, Any]]] = {}
    for item in items:
        by_day.setdefault(max(item["day"], first), []).append(item)
    days = [
        {
            "day": day,
            "x": place * DAY,
            "weekend": day.weekday() > 4,
            "today": day == start,
            "past": day < start,
            "items": [
                {**item, "y": 58 - level * 13, "overdue": item["day"] < start}
                for level, item in enumerate(by_day.get(day, [])[:4])
            ],
        }
        for place in range(weeks * 7)
        for day in [first + timedelta(days=place)]
    ]
    labels = [
        Label(week * 7 * DAY + 2, 90, write_short(first + timedelta(days=7 * week)), "start")
        for week in range(weeks)
    ]
    return Strip(days, labels, weeks * 7 * DAY, 96)


@dataclass(frozen=True)
class Axis:
    """Stations on a line of time, numbered, with the months below."""

    stations: list[dict[str, Any]]
    months: list[Label]
    height: int


def time_axis(stations: Iterable[Mapping[str, Any]]) -> Axis:
    """Lay dated stations on one axis; stations too close to each other are stacked."""
    dated = sorted((s for s in stations if s.get("day")), key=lambda s: s["day"])
    if not dated:
        return Axis([], [], 40)
    first, last = dated[0]["day"], dated[-1]["day"]
    span = max((last - first).days, 1)
    placed: list[dict[str, Any]] = []
    for number, station in enumerate(dated, 1):
        x = 30 + (station["day"] - first).days / span * (WIDTH - 60)
        close = sum(1 for other in placed if x - other["x"] < 26)
        placed.append({**station, "number": number, "x": round(x, 1), "level": close})
    height = 40 + 26 * max(station["level"] for station in placed)
    for station in placed:
        station["y"] = height - 18 - 26 * station["level"]
    return Axis(placed, _months(first, last, span), height)


def _months(first: date, last: date, span: int) -> list[Label]:
    months, day = [], (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    step = max(1, ceil(span / 30 / 10))
    if step > 12:
        step = ceil(step / 12) * 12  # decades are told in whole years
    while day <= last:
        if (day.year * 12 + day.month - 1) % step == 0:
            x = 30 + (day - first).days / span * (WIDTH - 60)
            months.append(Label(round(x, 1), 0, f"{day:%m/%Y}"))
        day = (day + timedelta(days=32)).replace(day=1)
    return months


def consultation_path(stops: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Lay the bodies of a consultation in a row of boxes with their names broken into lines."""
    return [
        {**stop, "x": place * 190, "lines": wrap(str(stop["label"]), 19)[:2]}
        for place, stop in enumerate(stops)
    ]
