"""The register of delegations as a spreadsheet, out and in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.competence import MATTERS
from ratsverbund.council.competence.models import Delegation
from ratsverbund.kernel.spreadsheet import Sheet, workbook
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.workbooks import (
    Line,
    UnreadableWorkbook,
    lines_of,
    open_workbook,
)

HEADINGS = (
    "Gremium", "Richtung", "Angelegenheit", "Gegenstand", "Wertgrenze (EUR)", "beruht auf", "ab",
    "bis", "Grund des Endes",
)  # fmt: skip
WIDTHS = (30, 26, 36, 40, 16, 40, 12, 12, 30)
MOST = 2000  # rows
LONGEST = 200  # characters of a text
KINDS = {title.lower(): key for key, title in MATTERS.items()}


@dataclass(frozen=True)
class Reading:
    """What a table holds: new entries, what is there already, and what is wrong, by row."""

    rows: list[tuple[Organization, dict[str, Any]]] = field(default_factory=list)
    known: int = 0
    faults: list[str] = field(default_factory=list)


def written(entries: Iterable[Delegation]) -> bytes:
    """Write the register."""
    rows = (
        (
            each.organization.name, each.get_direction_display(), each.get_matter_display(),
            each.subject, each.limit, each.resolution, each.start, each.end, each.end_reason,
        )
        for each in entries
    )  # fmt: skip
    return workbook(Sheet("Übertragungen", HEADINGS, rows, WIDTHS))


def read(body: Body, file: BinaryIO, organizations: Iterable[Organization]) -> Reading:
    """Read a table row by row; nothing is written."""
    grid = _grid(file)
    if isinstance(grid, str):
        return Reading(faults=[grid])
    by_name = {each.name.lower(): each for each in organizations}
    kept = {_key(each) for each in Delegation.objects.filter(body=body)}
    rows, faults, known = [], [], 0
    for number, cells in grid:
        found = _row(cells, by_name)
        if isinstance(found, str):
            faults.append(_("Zeile %(n)s: %(what)s") % {"n": number, "what": found})
        elif _key(Delegation(organization=found[0], **found[1])) in kept:
            known += 1
        else:
            rows.append(found)
            kept.add(_key(Delegation(organization=found[0], **found[1])))
    return Reading(rows, known, faults)


def _key(entry: Delegation) -> tuple[Any, ...]:
    return (entry.organization_id, entry.direction, entry.matter, entry.subject, entry.start)


def _grid(file: BinaryIO) -> list[Line] | str:
    """The rows below the headings, or what is wrong with the file."""
    try:
        with open_workbook(file.read(), results=True) as book:
            sheets = book.worksheets[:1]
            found = [
                line
                for each in sheets
                for line in lines_of(each, len(HEADINGS), MOST + 2, results=True)
            ]
    except UnreadableWorkbook as error:
        return str(error)
    head = found[0][1] if found else ()
    if [str(cell or "").strip() for cell in head] != [*HEADINGS]:
        return _("Die Überschriften stimmen nicht. Nötig sind: %(names)s.") % {
            "names": ", ".join(HEADINGS)
        }
    if len(found) > MOST + 1:
        return _("Mehr als %(n)s Zeilen. Teilen Sie die Tabelle.") % {"n": MOST}
    return found[1:]


def _row(
    cells: Sequence[Any], by_name: dict[str, Organization]
) -> tuple[Organization, dict[str, Any]] | str:
    """One entry, or the sentence that says what is wrong with it."""
    cells = [*cells, *[None] * len(HEADINGS)][: len(HEADINGS)]  # empty cells may end a row early
    texts = [str(cell or "").strip() for cell in cells]
    organization = by_name.get(texts[0].lower())
    if organization is None:
        return _("Das Gremium „%(name)s“ gibt es heute nicht.") % {"name": texts[0]}
    directions = {str(d.label): d.value for d in Delegation.Direction}
    if texts[1] not in directions:
        return _("Die Richtung heißt „%(a)s“ oder „%(b)s“.") % dict(
            zip("ab", directions, strict=True)
        )
    if texts[2].lower() not in KINDS:
        return _("Die Angelegenheit „%(name)s“ ist nicht bekannt.") % {"name": texts[2]}
    if not texts[3] or not texts[5]:
        return _("Gegenstand und „beruht auf“ dürfen nicht leer sein.")
    if any(len(texts[place]) > LONGEST for place in (3, 5, 8)):
        return _("Ein Text hat mehr als %(n)s Zeichen. Kürzen Sie ihn.") % {"n": LONGEST}
    limit, start, end = _amount(cells[4]), _day(cells[6]), _day(cells[7])
    if isinstance(limit, str):
        return limit
    if not isinstance(start, date) or isinstance(end, str):
        return _("„ab“ und „bis“ müssen Tage sein, zum Beispiel 01.11.2025.")
    return organization, {
        "direction": directions[texts[1]], "matter": KINDS[texts[2].lower()],
        "subject": texts[3], "limit": limit, "resolution": texts[5], "start": start,
        "end": end, "end_reason": texts[8],
    }  # fmt: skip


def _amount(cell: Any) -> Decimal | str | None:
    if cell in (None, ""):
        return None
    text = str(cell).replace("€", "").strip()
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    try:
        return Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation:
        return _("„%(text)s“ ist kein Betrag in EUR.") % {"text": cell}


def _day(cell: Any) -> date | str | None:
    if cell in (None, ""):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return datetime.strptime(str(cell).strip(), "%d.%m.%Y").date()  # noqa: DTZ007 - a day
    except ValueError:
        return str(cell)
