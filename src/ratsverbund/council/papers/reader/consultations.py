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
    rf"\s*(?:\t|\s{{2,}}|[|:;,]\s|\s[-–—]\s|\b(?:am\s+)?{DAY}|\(?\b(?:{ROLE}))", re.IGNORECASE
)
LEADING = re.compile(rf"\s*(?:\|\s*)?(?:[-–•*]\s+|\d{{1,2}}[.)]?\s+)?(?:(?P<day>{DAY})[\s|:,]+)?")
TABLE_HEAD = re.compile(
    r"[\s|:/.-]*(?:(?:gremium|gremien|datum|termin|sitzung(?:stermin|sdatum)?|top|status|zuständigkeit|"
    r"beratungsstatus|beratungszweck|abstimmungsergebnis|ergebnis|art|beratungsart|am|ö/n|nr)"
    r"[\s|:/.-]*)+",
    re.IGNORECASE,
)
NOTE_ONLY = re.compile(rf"[\s|]*(?:(?:am\s+)?{DAY}|{ROLE}|[\s|,;()/–-]|top\s*\d*)+", re.IGNORECASE)


def read_row(line: str) -> tuple[str, str] | None:
    """Split a row into the body and the rest (day, role), if it begins with a body."""
    if len(line) > 300:
        return None
    leading = LEADING.match(line)
    start = leading.end() if leading else 0
    day = (leading["day"] or "") if leading else ""
    for found in [*NOTE.finditer(line, start), None]:
        end = found.start() if found else len(line)
        name = line[start:end].strip(" |\t:")
        if is_organization(name):
            note = line[end:].strip(" |\t:;,")
            before = (leading[0] if leading else "").strip(" |-–•*\t")
            return name, " ".join(filter(None, (before, note.replace("\t", " "))))
        if name and found and not found[0].startswith(","):
            break
    del day
    return None


def is_row(line: str) -> bool:
    """Tell whether the line belongs to a consultation sequence."""
    return bool(read_row(line) or TABLE_HEAD.fullmatch(line) or NOTE_ONLY.fullmatch(line))


def read_rows(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return bodies, notes and the words of the table's head."""
    bodies: list[str] = []
    notes: list[str] = []
    labels: list[str] = []
    for line in filter(str.strip, lines):
        if row := read_row(line):
            bodies.append(row[0])
            notes.append(row[1])
        elif bodies and not TABLE_HEAD.fullmatch(line):
            notes[-1] = " ".join(filter(None, (notes[-1], line.strip(" |\t"))))
        else:
            labels.append(line.strip())
    return bodies, notes, labels
