"""Meetings as calendar entries (iCalendar)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

MEDIA_TYPE = "text/calendar; charset=utf-8"
ZONE = "Europe/Berlin"
WIDTH = 75  # octets in a line, RFC 5545, section 3.1
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ratsverbund//Sitzungen//DE")
BERLIN = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Entry:
    """One meeting in a calendar; `uid` stays the same for ever."""

    uid: str
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime | None
    published_at: datetime
    address: str
    description: str
    cancelled: bool = False
    sequence: int | None = None


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """Write a calendar with its time zone.

    Source: RFC 5545.
    """
    lines = [*HEAD, "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    lines += BERLIN
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{entry.published_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    # Without a number of its own, the only change seen is that the meeting is called off.
    sequence = int(entry.cancelled) if entry.sequence is None else entry.sequence
    yield f"SEQUENCE:{sequence}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield f"DTSTART;TZID={ZONE}:{local(entry.starts_at)}"
    if entry.ends_at and entry.ends_at > entry.starts_at:
        yield f"DTEND;TZID={ZONE}:{local(entry.ends_at)}"
    yield f"SUMMARY:{escaped(entry.title)}"
    yield f"LOCATION:{escaped(entry.place)}"
    yield f"DESCRIPTION:{escaped(entry.description)}"
    if entry.address:
        yield f"URL:{entry.address}"
    yield "END:VEVENT"


def local(moment: datetime) -> str:
    """Write a moment by the clocks of Berlin."""
    return f"{moment.astimezone(ZoneInfo(ZONE)):%Y%m%dT%H%M%S}"


def escaped(text: str) -> str:
    """Write a text so that it stays one value."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """Break a line after 75 octets, never inside a letter."""
    parts, width = [""], 0
    for letter in line:
        size = len(letter.encode())
        if width + size > WIDTH:
            parts.append(" ")
            width = 1
        parts[-1] += letter
        width += size
    return "\r\n".join(parts)
