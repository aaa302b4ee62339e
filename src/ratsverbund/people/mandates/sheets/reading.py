"""Reads a workbook or a CSV list; refuses what is not what it says, or would unpack too large."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from ratsverbund.kernel.errors import DomainError
from ratsverbund.people.mandates.sheets.shape import SHEETS, Sheet, plain

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_WORKBOOK = 48 * 1024 * 1024
MOST_TAGS = 1_500_000
MOST_PARTS = 200
MOST_ROWS = 5_000
LAST_ROW = 50_000
MOST_COLUMNS = 40
ROWS_ABOVE = 15
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
HELP = "Erläuterung"


class UnreadableList(DomainError):
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


@dataclass(frozen=True)
class Formula:
    """A cell that holds a formula instead of a value."""

    text: str

    def __str__(self) -> str:
        return self.text


Lines = Iterable[tuple[int, tuple[Any, ...]]]


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
    check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        found = [(sheet.title, list(lines_of(sheet))) for sheet in book.worksheets[:30]]
        book.close()
    except UnreadableList:
        raise
    except Exception as error:
        # A damaged workbook fails in openpyxl with any of a dozen exceptions.
        raise UnreadableList(
            _("Die Excel-Datei ist beschädigt. Bitte in Excel öffnen und neu als .xlsx speichern.")
        ) from error
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


def check_archive(content: bytes) -> None:
    """Refuse what is no plain workbook, before anything is parsed. Raises: UnreadableList."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/vbaProject.bin" in names:
                raise UnreadableList(
                    _("Die Datei enthält Makros. Bitte ohne Makros als .xlsx speichern.")
                )
            if "xl/workbook.xml" not in names:
                raise UnreadableList(
                    _("Die Datei ist keine Excel-Datei. Bitte als .xlsx oder .csv speichern.")
                )
            if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_WORKBOOK:
                raise too_large()
            tags = 0
            for part in parts:
                xml = archive.read(part)
                tags += xml.count(b"<")
                if tags > MOST_TAGS or b"<!DOCTYPE" in xml[:2000]:
                    raise too_large()
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableList(
            _("Die Datei ist beschädigt oder geschützt. Bitte neu als .xlsx speichern.")
        ) from error


def too_large() -> UnreadableList:
    """Say that a file would unpack into more than a list can be."""
    return UnreadableList(
        _(
            "Die Excel-Datei ist entpackt zu groß für eine Mandatsliste. Bitte die Blätter in "
            "die leere Vorlage kopieren."
        )
    )


def lines_of(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Filled rows with their numbers; formulas are kept as such."""
    sheet.reset_dimensions()  # the size that the file states is not to be trusted
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > LAST_ROW:
            raise too_large()
        values = tuple(
            Formula(str(cell.value)) if cell.data_type == "f" else cell.value for cell in cells
        )
        if any(value not in (None, "") for value in values):
            yield number, values


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
