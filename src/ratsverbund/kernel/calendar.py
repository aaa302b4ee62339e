"""The German calendar: holidays of a state, legal deadlines as local days, local moments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays
from holidays.countries.germany import Germany

from ratsverbund.kernel.errors import InvalidInput

BERLIN = ZoneInfo("Europe/Berlin")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()  # noqa: SIM905


@dataclass(frozen=True)
class Deadline:
    """A local day with the sentence and the steps that led to it (Frist)."""

    day: date
    explanation: str
    steps: tuple[str, ...]

    def on_working_day(self, land: str = "NW") -> "Deadline":
        """Move the end to the next working day if it is none.

        Source: § 193 BGB; only for declarations and payments, never for a count backwards.
        """
        moved = next_working_day(self.day, land)
        if moved.day == self.day:
            return self
        explanation = f"{self.explanation} {moved.explanation}"
        return Deadline(moved.day, explanation, self.steps + moved.steps)


def holidays_in(year: int, land: str = "NW") -> Mapping[date, str]:
    """List the statutory holidays of a year with their German names.

    Raises: InvalidInput for an unknown state or a year before the table.
    """
    if len(land) != 2 or land not in Germany.subdivisions:
        raise InvalidInput(
            f"Das Landeskürzel „{land}“ gibt es nicht. Bitte zwei Großbuchstaben angeben, etwa NW."
        )
    if year < Germany.start_year:
        raise InvalidInput(
            f"Für {year} sind keine Feiertage hinterlegt. "
            f"Bitte einen Tag ab {Germany.start_year} wählen."
        )
    return _holiday_table(year, land)


@cache
def _holiday_table(year: int, land: str) -> Mapping[date, str]:
    table = holidays.country_holidays("DE", subdiv=land, years=year, language="de")
    return MappingProxyType(dict(table))


def holiday_name(day: date, land: str = "NW") -> str | None:
    """Name the statutory holiday on a day, if it is one."""
    return holidays_in(day.year, land).get(day)


def is_working_day(day: date, land: str = "NW") -> bool:
    """Tell whether a day is neither Saturday, Sunday nor a statutory holiday."""
    return _reason(day, land) is None


def format_day(day: date) -> str:
    """Write a day as in a German letter, with its weekday."""
    return f"{WEEKDAYS[day.weekday()]}, {_short(day)}"


def clear_days_before(day: date, n: int, land: str = "NW") -> Deadline:
    """Find the last day that leaves n full days before the given one."""
    start = day - ONE_DAY * (n + 1)
    steps, met = _count(start, n, "voller Tag", land)
    lie = "liegt 1 voller Tag" if n == 1 else f"liegen {n} volle Tage"
    explanation = (
        f"Zwischen dem {_short(start)} und dem {_short(day)} {lie}. "
        f"Beide Tage selbst zählen nicht.{met}"
    )
    return Deadline(start, explanation, steps)


def days_after(day: date, n: int, land: str = "NW") -> Deadline:
    """Count n calendar days on from an event.

    Source: § 187 Abs. 1, § 188 Abs. 1 BGB.
    """
    end = day + ONE_DAY * n
    steps, met = _count(day, n, "Tag", land)
    explanation = (
        f"{_end(n, 'Tag')} nach dem {_short(day)} am {_short(end)}. "
        f"Der Tag des Ereignisses zählt nicht (§ 187 Abs. 1 BGB).{met}"
    )
    return Deadline(end, explanation, steps)


def working_days_after(day: date, n: int, land: str = "NW") -> Deadline:
    """Count n working days on from an event, leaving out weekends and holidays."""
    _require_count(n)
    end, count, steps, walked = day, 0, [], []
    while count < n:
        end += ONE_DAY
        reason = _reason(end, land)
        count += reason is None
        walked.append(end)
        counts = f"zählt nicht ({reason})" if reason else f"{count}. Arbeitstag"
        steps.append(f"{format_day(end)}: {counts}")
    explanation = (
        f"{_end(n, 'Arbeitstag')} nach dem {_short(day)} am {_short(end)}. "
        f"Der Tag des Ereignisses, Samstage, Sonntage und Feiertage zählen nicht."
        f"{_met('Ausgelassene Feiertage', walked, land)}"
    )
    return Deadline(end, explanation, tuple(steps))


def months_after(day: date, n: int, land: str = "NW") -> Deadline:
    """Count n months on from an event; a day the month lacks becomes its last.

    Source: § 187 Abs. 1, § 188 Abs. 2 und 3 BGB.
    """
    _require_count(n)
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = first_of_next - ONE_DAY
    end = last.replace(day=min(day.day, last.day))
    explanation = f"{_end(n, 'Monat')} nach dem {_short(day)} am {_short(end)} (§ 188 Abs. 2 BGB)."
    if end.day < day.day:
        explanation += f" Einen {day.day}. hat der Monat nicht; es gilt sein letzter Tag (Abs. 3)."
    return Deadline(end, explanation, (f"{format_day(end)}: Ende der Frist{_mark(end, land)}",))


def next_working_day(day: date, land: str = "NW") -> Deadline:
    """Find the first working day from the given one on.

    Source: § 193 BGB.
    """
    end, steps = day, []
    while reason := _reason(end, land):
        steps.append(f"{format_day(end)}: zählt nicht ({reason})")
        end += ONE_DAY
    steps.append(f"{format_day(end)}: Arbeitstag")
    explanation = f"Der {_short(day)} ist ein Arbeitstag."
    if end != day:
        explanation = (
            f"Der {_short(day)} ist kein Arbeitstag ({_reason(day, land)}); "
            f"an seine Stelle tritt der {_short(end)} (§ 193 BGB)."
        )
    return Deadline(end, explanation, tuple(steps))


def age_on(birthday: date, day: date) -> int:
    """Count the completed years of life; a year is complete on the birthday itself.

    Source: § 187 Abs. 2 Satz 2, § 188 Abs. 2 BGB (born on 29.02.: on 01.03. of a common year).
    """
    if day < birthday:
        raise InvalidInput(
            f"Der {_short(day)} liegt vor dem Geburtstag {_short(birthday)}. Bitte Daten prüfen."
        )
    return day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))


def local_day(moment: datetime) -> date:
    """Tell which day it is in Germany at a moment."""
    if moment.tzinfo is None:
        raise InvalidInput("Der Zeitpunkt hat keine Zeitzone. Bitte mit Zeitzone angeben.")
    return moment.astimezone(BERLIN).date()


def local_moment(day: date, clock: time) -> datetime:
    """Read a German wall clock as a moment.

    A time that happens twice means the first; one that is skipped moves on by the gap.
    """
    naive = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    return naive.replace(tzinfo=BERLIN).astimezone(UTC).astimezone(BERLIN)


def end_of_day(day: date) -> datetime:
    """Give the first moment that no longer belongs to the local day."""
    return local_moment(day + ONE_DAY, time())


def _require_count(n: int) -> None:
    if n < 0:
        raise InvalidInput(f"Eine Frist von {n} ist nicht möglich. Bitte null oder mehr angeben.")


def _short(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _end(n: int, unit: str) -> str:
    return f"1 {unit} endet" if n == 1 else f"{n} {unit}e enden"


def _count(start: date, n: int, unit: str, land: str) -> tuple[tuple[str, ...], str]:
    """Number n days after the start; add a sentence on the holidays among them."""
    _require_count(n)
    days = [start + ONE_DAY * i for i in range(1, n + 1)]
    steps = tuple(
        f"{format_day(day)}: {i}. {unit}{_mark(day, land)}" for i, day in enumerate(days, 1)
    )
    return steps, _met("Feiertage zählen mit", days, land)


def _reason(day: date, land: str) -> str | None:
    weekday = WEEKDAYS[day.weekday()]
    return holiday_name(day, land) or (weekday if day.weekday() >= SATURDAY else None)


def _mark(day: date, land: str) -> str:
    name = holiday_name(day, land)
    return f" ({name})" if name else ""


def _met(label: str, days: list[date], land: str) -> str:
    named = ((holiday_name(day, land), _short(day)) for day in days)
    names = ", ".join(f"{name} ({day})" for name, day in named if name)
    return f" {label}: {names}." if names else ""
