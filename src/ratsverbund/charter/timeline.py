"""Dated law: which version applies on a day, as far as was known on another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from ratsverbund.charter.decision import Unknown

V = TypeVar("V")
UNPROVEN = ("K", "D")
STATUSES = ("V", "V~", *UNPROVEN, "GAP")


@dataclass(frozen=True, slots=True)
class Amendment:
    """One dated act that changed a work: signed on one day, in force from another or unknown."""

    id: str
    title: str
    cited: date
    in_force: date | None
    usable_from: date | None = None
    signed: date | None = None
    noticed: date | None = None
    recorded: date | None = None

    @property
    def earliest(self) -> date:
        """The first day on which it can be in force: at the earliest the day after signature."""
        return self.in_force or self.cited + timedelta(days=1)

    @property
    def certain(self) -> date | None:
        """The first day on which it surely is in force, if that is known."""
        return self.in_force or self.usable_from


@dataclass(frozen=True, slots=True)
class Version(Generic[V]):
    """One version of a text or a figure, with the days it may and surely does apply."""

    id: str
    title: str
    value: V | Unknown
    earliest: date
    certain: date | None
    until: date | None = None
    recorded: date | None = None
    proven_from: date | None = None
    status: str = "V"
    source: str = ""


def version_on(
    versions: Sequence[Version[V]], as_of: date, known_at: date | None
) -> Version[V] | Unknown:
    """Return the one version in force, or why that cannot be told."""
    current: Version[V] | None = None
    for version in versions:  # sorted by their earliest day
        if known_at and version.recorded and version.recorded > known_at:
            continue
        if version.earliest > as_of:
            break
        if version.certain is None or version.certain > as_of:
            return Unknown(
                f"Unklar: Inkrafttreten nicht erfasst ({version.title}). "
                "Bitte den Tag in work.toml eintragen."
            )
        current = version
    if current is None:
        return Unknown(
            f"Für den {german(as_of)} ist keine Fassung belegt. "
            "Bitte einen späteren Tag wählen oder die ältere Fassung nachtragen."
        )
    if current.until and as_of > current.until:
        return Unknown(
            f"Nach dem {german(current.until)} ist nichts erfasst. Bitte den neuen Stand eintragen."
        )
    return current


def turns(version: Version[Any]) -> Iterator[date]:
    """Yield the days on which an answer may change because of a version."""
    yield version.earliest
    if version.certain:
        yield version.certain
    if version.proven_from:
        yield version.proven_from
    if version.until:
        yield version.until + timedelta(days=1)


def overlaps(versions: Sequence[Version[Any]]) -> date | None:
    """Return the first day for which two values claim to begin, if any."""
    starts = [(version.earliest, version.recorded) for version in versions]
    return next((day for day, recorded in starts if starts.count((day, recorded)) > 1), None)


def german(day: date) -> str:
    """Return a day as people write it: 05.03.2026."""
    return day.strftime("%d.%m.%Y")
