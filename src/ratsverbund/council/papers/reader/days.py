"""Days as papers write them."""

import re
from datetime import date

MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
DAY = re.compile(
    r"(?P<day>\d{1,2})\.\s?(?:(?P<month>\d{1,2})\.\s?|(?P<name>"
    + "|".join(MONTHS)
    + r")\s+)(?P<year>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
DATELINE = re.compile(
    rf"(?:[A-ZÄÖÜ][\w .()-]{{1,40}},\s*)?(?:den\s+|der\s+|am\s+|vom\s+)?(?:{DAY.pattern})\.?",
    re.IGNORECASE,
)


def day_of_line(line: str) -> date | None:
    """Return the day when the line is only a date, with or without a place."""
    found = DATELINE.fullmatch(line.strip())
    if not found:
        return None
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month = int(found["month"] or MONTHS.index(found["name"].lower()) + 1)
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
