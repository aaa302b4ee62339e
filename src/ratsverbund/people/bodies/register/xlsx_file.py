"""Reads XLSX lists; refuses what would unpack into more than a register can be."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook

from ratsverbund.people.bodies.register.reading import UnreadableRegister
from ratsverbund.people.bodies.register.tables import (
    MOST_COLUMNS,
    Line,
    Table,
    find_table,
    no_headings,
)

LARGEST_WORKBOOK = 48 * 1024 * 1024
# A cell costs some 300 bytes of memory once read, a style or a drawing some thousand.
MOST_CELL_TAGS = 1_400_000
MOST_OTHER_TAGS = 150_000
CELL_TAG = re.compile(rb"</?(?:\w+:)?(?:c|v|f|t|r|is|si|row)[\s/>]")
MOST_PARTS = 200
MOST_SHEETS = 10
MOST_MERGED = 200
LAST_ROW = 1_048_576
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")


@dataclass(frozen=True)
class Obstacles:
    """Where a sheet has formulas and merged cells."""

    formulas: frozenset[tuple[int, int]]
    merged: tuple[tuple[int, int, int, int, str], ...]

    def why_empty(self, row: int, column: int) -> str:
        """Explain an empty cell by a formula without result or by a merged range."""
        if (row, column) in self.formulas:
            return _(
                "Hier steht eine Formel ohne gespeichertes Ergebnis. Bitte die Datei in Excel"
                " öffnen und speichern oder den Wert selbst eintragen."
            )
        for left, top, right, bottom, name in self.merged:
            if top <= row <= bottom and left <= column + 1 <= right:
                return _(
                    "Die Zelle gehört zum verbundenen Bereich {name}. Bitte die Verbindung aufheben"
                    " und den Wert in jede Zeile eintragen."
                ).format(name=name)
        return ""


def read_xlsx_table(content: bytes) -> Table:
    """Read the first sheet that has our headings as a table.

    Raises: UnreadableRegister for damaged or oversized files and without headings.
    """
    try:
        _check_parts(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        table = _first_table(book, content)
        book.close()
    except UnreadableRegister:
        raise
    except Exception as error:
        # A damaged workbook fails in openpyxl with any of a dozen exceptions.
        raise UnreadableRegister(
            _("Die Excel-Datei ist beschädigt. Bitte in Excel öffnen und neu als .xlsx speichern.")
        ) from error
    if table is None:
        raise no_headings()
    return table


def _check_parts(content: bytes) -> None:
    """Refuse a workbook that is too large once unpacked, before anything is parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WORKBOOK:
            raise _too_large()
        cells = others = 0
        for part in parts:
            xml = archive.read(part)
            found = sum(1 for _tag in CELL_TAG.finditer(xml))
            cells += found
            others += xml.count(b"<") - found
            if cells > MOST_CELL_TAGS or others > MOST_OTHER_TAGS:
                raise _too_large()


def _too_large() -> UnreadableRegister:
    return UnreadableRegister(
        _(
            "Die Excel-Datei ist entpackt zu groß für eine Gemeindeliste. Bitte nur das Blatt mit"
            " den Gemeinden in eine neue Datei kopieren."
        )
    )


def _first_table(book: Workbook, content: bytes) -> Table | None:
    for sheet in book.worksheets[:MOST_SHEETS]:
        table = find_table(_lines(sheet))
        if table:
            obstacles = _obstacles(sheet, content)
            return replace(table, why_empty=obstacles.why_empty, epoch=book.epoch)
    return None


def _lines(sheet: Any) -> Iterator[Line]:
    # The size that the file states is not to be trusted.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise _too_large()
        yield number, values


def _obstacles(sheet: Any, content: bytes) -> Obstacles:
    # openpyxl's lean reader tells neither merged cells nor which empty cell has a formula.
    path = sheet._worksheet_path
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(path.lstrip("/"))
    names = [match.decode() for match in MERGED.findall(xml)]
    if len(names) > MOST_MERGED:
        raise UnreadableRegister(
            _(
                "Das Blatt hat {count} verbundene Zellbereiche. Bitte alle Verbindungen aufheben"
                " und die Werte in jede Zeile eintragen."
            ).format(count=len(names))
        )
    merged = tuple((*range_boundaries(name), name) for name in names)
    formulas = _formulas(sheet.title, content) if FORMULA.search(xml) else ()
    return Obstacles(frozenset(formulas), merged)


def _formulas(title: str, content: bytes) -> Iterator[tuple[int, int]]:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheet = book[title]
    sheet.reset_dimensions()
    for row, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        for column, cell in enumerate(cells):
            if cell.data_type == "f":
                yield row, column
    book.close()
