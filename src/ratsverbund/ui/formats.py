"""How days, moments, amounts and shares are written, in German or English."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

NARROW = "\u00a0"
MISSING = "–"
MONEY_UNITS = ("EUR", "€")
GROUPED_FROM = 10_000  # a rule's four digits may be a year
FRACTION = re.compile(r"-?\d+\.\d+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WEEKDAYS = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Number = int | Decimal | float


def local_day(value: date) -> date:
    """Return the calendar day of a day or of a moment, in local time."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def write_day(value: date | None) -> str:
    """Write a day: 24.09.2024."""
    if value is None:
        return MISSING
    day = local_day(value)
    if _language() == "en":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day:%d.%m.%Y}"


def write_short(day: date) -> str:
    """Write a day without its year, for narrow places: 24.09."""
    return f"{day.day} {MONTHS[day.month - 1]}" if _language() == "en" else f"{day:%d.%m.}"


def write_date(value: date | None) -> str:
    """Write a day with its weekday: Di, 24.09.2024."""
    if value is None:
        return MISSING
    day = local_day(value)
    return f"{WEEKDAYS[_language()][day.weekday()]}, {write_day(day)}"


def write_time(value: datetime | None) -> str:
    """Write the hour of a moment: 09:30 Uhr."""
    if value is None:
        return MISSING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M}" if _language() == "en" else f"{local:%H:%M}{NARROW}Uhr"


def write_moment(value: datetime | None) -> str:
    """Write a moment: Di, 24.09.2024, 09:30 Uhr."""
    return MISSING if value is None else f"{write_date(value)}, {write_time(value)}"


def write_iso(value: date | None) -> str:
    """Write a day or a moment for machines (ISO 8601)."""
    return "" if value is None else value.isoformat()


def write_number(value: Number | None, places: int | None = None) -> str:
    """Write a number with grouped thousands: 43.163."""
    if value is None:
        return MISSING
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{exact:,f}".replace("-", "−")
    return written if _language() == "en" else written.translate(str.maketrans(",.", ".,"))


def write_money(value: Number | None) -> str:
    """Write an amount in EUR: 2.000,00 €."""
    if value is None:
        return MISSING
    written = write_number(value, 2)
    return f"€{written}" if _language() == "en" else f"{written}{NARROW}€"


def write_percent(value: Number | None, places: int | None = None) -> str:
    """Write a share of one as a percentage: 0,5 is 50 %."""
    if value is None:
        return MISSING
    share = Decimal(str(value)) * 100
    written = write_number(share.normalize() if places is None else share, places)
    return f"{written}%" if _language() == "en" else f"{written}{NARROW}%"


def write_duration(value: timedelta | None) -> str:
    """Write a length of time in days, hours and minutes: 7 Std. 45 Min."""
    if value is None:
        return MISSING
    hours, minutes = divmod(value.seconds // 60, 60)
    parts = [
        (value.days, ngettext("%d Tag", "%d Tage", value.days)),
        (hours, ngettext("%d Std.", "%d Std.", hours)),
        (minutes, ngettext("%d Min.", "%d Min.", minutes)),
    ]
    written = [(text % count).replace(" ", NARROW) for count, text in parts if count]
    return " ".join(written) or f"0{NARROW}Min."


def write_fact(value: Any, unit: str | None = None, weekday: bool = False) -> str:
    """Write a value that a rule decided: yes or no, an amount, a day, a number, words or a list."""
    if weekday and isinstance(value, str) and DAY.fullmatch(value):
        return write_date(date.fromisoformat(value))
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nein")
    if isinstance(value, list | tuple):
        return ", ".join(write_fact(item, unit) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {write_fact(item)}" for key, item in value.items())
    if unit in MONEY_UNITS and _is_number(value):
        return write_money(Decimal(str(value)))
    written = _plain_fact(value)
    return f"{written}{NARROW}{unit}" if unit else written


def _plain_fact(value: Any) -> str:
    if isinstance(value, str) and DAY.fullmatch(value):
        return write_day(date.fromisoformat(value))
    if isinstance(value, str) and FRACTION.fullmatch(value):
        return write_number(Decimal(value))
    if isinstance(value, int) and abs(value) < GROUPED_FROM:
        return str(value)
    return write_number(value) if isinstance(value, Number) else str(value)


def _is_number(value: Any) -> bool:
    try:
        Decimal(str(value))
    except InvalidOperation:
        return False
    return True


def _language() -> str:
    return "en" if (translation.get_language() or "de").startswith("en") else "de"


FILTERS: dict[str, Callable[..., str]] = {
    "date": write_date,
    "day": write_day,
    "time": write_time,
    "moment": write_moment,
    "iso": write_iso,
    "number": write_number,
    "money": write_money,
    "percent": write_percent,
    "duration": write_duration,
    "fact": write_fact,
}
