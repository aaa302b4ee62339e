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
    Table,
    find_table,
    no_headings,
)
from ratsverbund.people.workbooks import lines_of, open_workbook

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
    with open_workbook(content, fault=UnreadableRegister, results=True) as book:
        table = _first_table(book, content)
    if table is None:
        raise no_headings()
    return table


def _first_table(book: Workbook, content: bytes) -> Table | None:
    for sheet in book.worksheets[:MOST_SHEETS]:
        table = find_table(
            lines_of(sheet, MOST_COLUMNS, LAST_ROW, UnreadableRegister, results=True)
        )
        if table:
            obstacles = _obstacles(sheet, content)
            return replace(table, why_empty=obstacles.why_empty, epoch=book.epoch)
    return None


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
