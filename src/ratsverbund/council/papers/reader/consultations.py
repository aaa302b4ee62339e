"""The rows of a consultation sequence (Beratungsfolge)."""

import re
from collections.abc import Sequence

from ratsverbund.council.papers.reader.organizations import is_organization

DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})"
ROLE = (
    r"(?:zur |zu )?(?:vorberat\w*|entscheid\w*|kenntnis\w*|empfehl\w*|anhör\w*|beschluss\w*|"
    r"beschließ\w*|beratend|beratung|federführ\w*|nicht[- ]?öffentlich|öffentlich)\b|[öÖN]\b"
)
NOTE = re.compile(
    rf"\s*(?:\t|\s{{2,}}|[|:;]\s|\s[-–—]\s|\b(?:am\s+)?{DAY}|\(?\b(?:{ROLE}))", re.IGNORECASE
)
LEADING = re.compile(rf"\s*(?:\|\s*)?(?:[-–•*]\s+|\d{{1,2}}[.)]?\s+)?(?:(?P<day>{DAY})[\s|:,]+)?")
TABLE_HEAD = re.compile(
    r"[\s|:/.-]*(?:(?:gremium|gremien|datum|termin|sitzung(?:stermin|sdatum)?|top|status|zuständigkeit|"
    r"beratungsstatus|beratungszweck|abstimmungsergebnis|ergebnis|art|beratungsart|am|ö/n|nr)"
    r"[\s|:/.-]*)+",
    re.IGNORECASE,
)
NOTE_ONLY = re.compile(rf"[\s|]*(?:(?:am\s+)?{DAY}|{ROLE}|[\s|,;()/–-]|top\s*\d*)+", re.IGNORECASE)
UNFINISHED = re.compile(r"(?:\b(?:und|für|der|des)|[\w][,-])\s*$")
LONGEST = 300


def read_row(line: str) -> tuple[str, str] | None:
    """Split a row into the body and the rest (day, role), if it begins with a body."""
    if len(line) > LONGEST:
        return None
    leading = LEADING.match(line)
    start = leading.end() if leading else 0
    found = NOTE.search(line, start)
    end = found.start() if found else len(line)
    name = line[start:end].strip(" |\t:,")
    if not is_organization(name):
        return None
    note = [line[:start].strip(" |-–•*\t"), " ".join(line[end:].split()).strip(" |:;,")]
    return name, " ".join(filter(None, note))


def is_row(line: str, previous: str = "") -> bool:
    """Tell whether the line belongs to a consultation sequence."""
    if len(line) > LONGEST:
        return False
    known = TABLE_HEAD.fullmatch(line) or NOTE_ONLY.fullmatch(line)
    return bool(read_row(line) or known or UNFINISHED.search(previous))


def read_rows(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return bodies, notes and the words of the table's head."""
    bodies: list[str] = []
    notes: list[str] = []
    labels: list[str] = []
    for line in _finished(lines):
        if row := read_row(line):
            bodies.append(row[0])
            notes.append(row[1])
        elif bodies and not TABLE_HEAD.fullmatch(line):
            notes[-1] = " ".join(filter(None, (notes[-1], line.strip(" |\t"))))
        else:
            labels.append(line.strip())
    return bodies, notes, labels


def _finished(lines: Sequence[str]) -> list[str]:
    """Join the rows whose body's name was wrapped."""
    rows: list[str] = []
    for line in filter(str.strip, lines):
        if rows and UNFINISHED.search(rows[-1]):
            rows[-1] = f"{rows[-1].rstrip()} {line.strip()}"
        else:
            rows.append(line)
    return rows
