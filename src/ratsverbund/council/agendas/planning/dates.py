"""Days as they are typed or pasted from a table."""

import re
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from ratsverbund.kernel.calendar import holiday_name, local_moment
from ratsverbund.kernel.errors import InvalidInput

LINE = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?:\D+(?P<hour>\d{1,2}):(?P<minute>\d{2}))?"
)
SUMMER, CHRISTMAS = (7, 8), ((12, 23), (1, 6))


def moments(text: str, usual: time) -> list[datetime]:
    """Read one day a line, with or without its hour. Raises: InvalidInput."""
    return [moment(line, usual) for line in text.splitlines() if line.strip()]


def moment(line: str, usual: time) -> datetime:
    """Read one line. Raises: InvalidInput."""
    found = LINE.search(line)
    try:
        if found is None:
            raise ValueError(line)
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        clock = time(int(found["hour"]), int(found["minute"])) if found["hour"] else usual
    except ValueError as error:
        raise InvalidInput(
            _(
                "„%(line)s“ ist kein Sitzungstag. Schreiben Sie ihn wie 24.03.2027 oder "
                "24.03.2027 18:00."
            )
            % {"line": line.strip()},
            "days",
        ) from error
    return local_moment(day, clock)


def hint(day: date) -> str:
    """Why a day is a bad one for a meeting; empty where nothing speaks against it."""
    if name := holiday_name(day):
        return _("Feiertag: %(name)s") % {"name": name}
    if day.weekday() > 4:
        return _("Wochenende")
    christmas = (day.month, day.day) >= CHRISTMAS[0] or (day.month, day.day) <= CHRISTMAS[1]
    if christmas or day.month in SUMMER:
        return _("vermutlich Schulferien, bitte im Ferienkalender prüfen")
    return ""
