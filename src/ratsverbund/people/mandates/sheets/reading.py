"""Reads a workbook or a CSV list; refuses what is not what it says, or would unpack too large."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.people.mandates.sheets.shape import SHEETS, Sheet, plain
from ratsverbund.people.workbooks import Line, UnreadableWorkbook, lines_of, open_workbook

LARGEST_FILE = 10 * 1024 * 1024
MOST_ROWS = 5_000
LAST_ROW = 50_000
MOST_COLUMNS = 40
ROWS_ABOVE = 15
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
HELP = "Erläuterung"


class UnreadableList(UnreadableWorkbook):
    """The file as a whole cannot be read."""


@dataclass(frozen=True)
class Row:
    """A filled row: where it stands, and its cells by column."""

    sheet: Sheet
    number: int
    cells: dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """All rows of a file, sheet by sheet, and remarks on what was left aside."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


Lines = Iterable[Line]


def read_list(content: bytes, sheet: str = "") -> Reading:
    """Read a workbook, or a CSV list of one kind. Raises: UnreadableList."""
    if not content.strip():
        raise UnreadableList(_("Die Datei ist leer. Bitte eine ausgefüllte Liste wählen."))
    if len(content) > LARGEST_FILE:
        raise UnreadableList(_("Die Datei ist größer als 10 MB. Bitte nur die Listen hochladen."))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableList(
            _(
                "Die Datei ist im alten Excel-Format (.xls) oder mit einem Kennwort geschützt. "
                "Bitte ohne Kennwort als .xlsx speichern."
            )
        )
    if content.startswith(b"%PDF"):
        raise UnreadableList(_("Die Datei ist ein PDF. Bitte die Liste als .xlsx speichern."))
    if content.startswith(b"PK"):
        return from_workbook(content)
    return from_csv(content, sheet)


def from_workbook(content: bytes) -> Reading:
    """Read every sheet that we know. Raises: UnreadableList."""
    with open_workbook(content, fault=UnreadableList) as book:
        found = [(sheet.title, list(filled(sheet))) for sheet in book.worksheets[:30]]
    rows: list[Row] = []
    remarks = []
    for title, lines in found:
        sheet = sheet_named(title)
        if sheet and (table := list(rows_of(sheet, lines))) is not None:
            rows += table
        elif title != HELP and lines:
            remarks.append(_("Das Blatt „{title}“ wird nicht gelesen.").format(title=title))
    if not rows:
        raise UnreadableList(
            _(
                "In keinem bekannten Blatt steht eine Zeile. Die Blätter heißen: {titles}. "
                "Die Vorlage zeigt, wie es aussieht."
            ).format(titles=", ".join(sheet.title for sheet in SHEETS.values()))
        )
    order = list(SHEETS)
    rows.sort(key=lambda row: (order.index(row.sheet.key), row.number))
    return Reading(tuple(rows), tuple(remarks))


def filled(sheet: Any) -> Iterator[Line]:
    """The filled rows of a sheet that is a list. Raises: UnreadableList past the last row."""
    return lines_of(sheet, MOST_COLUMNS, LAST_ROW, UnreadableList)


def sheet_named(title: str) -> Sheet | None:
    """The sheet with a title or one that means the same."""
    wanted = plain(title)
    for sheet in SHEETS.values():
        if wanted in {plain(name) for name in (sheet.title, sheet.key, *sheet.synonyms)}:
            return sheet
    return None


def rows_of(sheet: Sheet, lines: Lines) -> Iterator[Row]:
    """The rows below the headings. Raises: UnreadableList without them."""
    remaining = iter(lines)
    for _number, values in islice(remaining, ROWS_ABOVE):
        if columns := sheet.match(values):
            break
    else:
        if not list(lines):
            return
        needed = ", ".join(column.name for column in sheet.columns if column.required)
        raise UnreadableList(
            _(
                "Im Blatt „{title}“ fehlt die Kopfzeile. Nötig sind die Spalten {needed}; "
                "die Vorlage zeigt, wie es aussieht."
            ).format(title=sheet.title, needed=needed)
        )
    for count, (number, values) in enumerate(remaining, start=1):
        if count > MOST_ROWS:
            raise UnreadableList(
                _("Das Blatt „{title}“ hat mehr als 5.000 Zeilen. Bitte teilen.").format(
                    title=sheet.title
                )
            )
        cells = {name: values[place] for name, place in columns.items() if place < len(values)}
        if any(value not in (None, "") for value in cells.values()):
            yield Row(sheet, number, cells)


def from_csv(content: bytes, key: str) -> Reading:
    """Read a CSV list of one kind, UTF-8 or Windows-1252. Raises: UnreadableList."""
    text = decoded(content)
    if key not in SHEETS:
        raise UnreadableList(
            _("Eine CSV-Datei enthält nur eine Liste. Bitte dazu die Art der Liste wählen.")
        )
    sheet = SHEETS[key]
    separator = max(";,\t", key=text.split("\n", 1)[0].count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise UnreadableList(
            _("Die Anführungszeichen der CSV-Datei stimmen nicht. Bitte als .xlsx speichern.")
        ) from error
    lines = [(number, tuple(row[:MOST_COLUMNS])) for number, row in enumerate(table, start=1)]
    rows = tuple(rows_of(sheet, [line for line in lines if any(line[1])]))
    if not rows:
        raise UnreadableList(_("Unter der Kopfzeile steht nichts. Bitte die Datei prüfen."))
    return Reading(rows)


def decoded(content: bytes) -> str:
    """The text of a CSV file. Raises: UnreadableList when it is none."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text):
            return text
    raise UnreadableList(
        _("Die Datei enthält keinen lesbaren Text. Bitte eine .xlsx- oder CSV-Datei wählen.")
    )
