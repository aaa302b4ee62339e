"""Writes lists as XLSX: the template, the register, and a file with its problems."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import save_workbook

from ratsverbund.people.bodies.register.columns import Column
from ratsverbund.people.bodies.register.reading import RegisterRow, RowProblem, Severity
from ratsverbund.people.bodies.register.tables import Table
from ratsverbund.people.bodies.register.vocabulary import KINDS, STATES

# What a spreadsheet might run as a formula when the cell is edited or pasted.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BOLD = Font(bold=True)
FAULTY = PatternFill("solid", fgColor="FBE3E4")
WIDTHS = (24, 24, 26, 30, 26, 22, 26, 12, 12, 12, 13)
FIELDS = {
    Column.KEY: "key",
    Column.REGIONAL_KEY: "regional_key",
    Column.NAME: "name",
    Column.OFFICIAL_NAME: "official_name",
    Column.KIND: "kind",
    Column.STATE: "state_code",
    Column.DISTRICT: "district",
    Column.POPULATION: "population",
    Column.POPULATION_DAY: "population_day",
    Column.AREA: "area_ha",
    Column.VALID_ON: "valid_on",
}
EXAMPLES = (
    RegisterRow(
        "05370016", "053700016016", "Heinsberg", "Heinsberg, Stadt", "Stadt", "05", "Heinsberg",
        43163, date(2024, 12, 31), 9221, date(2025, 8, 31),
    ),
    RegisterRow(
        "16063105", "160630105105", "Eisenach", "Eisenach, Stadt", "Stadt", "16", "Wartburgkreis",
        40747, date(2024, 12, 31), 10417, date(2025, 8, 31),
    ),
)  # fmt: skip

Values = Sequence[object]


def template_xlsx() -> bytes:
    """Write an empty list with two examples and a sheet that explains each column."""
    book = Workbook(write_only=True)
    _fill(book, _("Gemeinden"), tuple(FIELDS), [_values(row) for row in EXAMPLES])
    headings = (_("Spalte"), _("Pflicht"), _("Erklärung"))
    _fill(book, _("Erläuterung"), headings, _dictionary(), widths=(26, 24, 100))
    return _bytes(book)


def register_xlsx(
    rows: Iterable[RegisterRow], problems: Sequence[RowProblem] | None = None
) -> bytes:
    """Write rows with our own headings; with problems, add their column and their sheet."""
    listed = [(row.number, _values(row)) for row in rows]
    if problems is None:
        book = Workbook(write_only=True)
        _fill(book, _("Gemeinden"), tuple(FIELDS), [values for _number, values in listed])
        return _bytes(book)
    return _with_messages(tuple(FIELDS), listed, problems)


def corrected_xlsx(table: Table, problems: Sequence[RowProblem]) -> bytes:
    """Write a table as it was, with the problems of each row in the last column."""
    kept = [
        index
        for index, heading in enumerate(table.headings)
        if heading is not None and str(heading).strip() != Column.MESSAGES
    ]
    headings = [table.headings[index] for index in kept]
    lines = [
        (number, [values[index] if index < len(values) else None for index in kept])
        for number, values in table.lines
    ]
    return _with_messages(headings, lines, problems)


def _with_messages(
    headings: Values, lines: Iterable[tuple[int, Values]], problems: Sequence[RowProblem]
) -> bytes:
    messages: dict[int | None, list[RowProblem]] = defaultdict(list)
    for problem in problems:
        messages[problem.row].append(problem)
    book = Workbook(write_only=True)
    listed: list[Values] = []
    faulty: set[int] = set()
    for number, values in lines:
        found = messages.pop(number, [])
        if any(problem.severity is Severity.ERROR for problem in found):
            faulty.add(len(listed))
        listed.append([*values, "\n".join(map(_told, found)) or None])
    _fill(book, _("Gemeinden"), [*headings, Column.MESSAGES], listed, faulty=faulty)
    rest = [[problem.row, _told(problem)] for found in messages.values() for problem in found]
    if rest:
        _fill(book, _("Zur Datei"), (_("Zeile"), Column.MESSAGES), rest, widths=(8, 120))
    return _bytes(book)


def _told(problem: RowProblem) -> str:
    word = _("Fehler") if problem.severity is Severity.ERROR else _("Hinweis")
    place = f"{problem.column}: " if problem.column else ""
    return f"{word}: {place}{problem.sentence}"


def _values(row: RegisterRow) -> list[object]:
    return [getattr(row, name) for name in FIELDS.values()]


def _fill(
    book: Workbook,
    title: str,
    headings: Values,
    lines: Iterable[Values],
    *,
    widths: Sequence[int] = WIDTHS,
    faulty: Iterable[int] = (),
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for index, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJK"[index]].width = width
    if Column.KEY in headings:
        # A key that is typed into an empty row keeps its leading zero.
        sheet.column_dimensions["A"].number_format = "@"
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for index, values in enumerate(lines):
        sheet.append([_cell(sheet, value, faulty=index in faulty) for value in values])


def _cell(
    sheet: WriteOnlyWorksheet, value: Any, *, bold: bool = False, faulty: bool = False
) -> Cell:
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = UNWRITABLE.sub("\ufffd", value)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "DD.MM.YYYY"
    if bold:
        cell.font = BOLD
    if faulty:
        cell.fill = FAULTY
    return cell


def _dictionary() -> list[tuple[Column, str, str]]:
    return [
        (Column.KEY, _("ja, oder ARS"), _("Amtlicher Gemeindeschlüssel: 8 Ziffern als Text.")),
        (Column.REGIONAL_KEY, _("nein"), _("Amtlicher Regionalschlüssel: 12 Ziffern als Text.")),
        (Column.NAME, _("ja"), _("Name ohne Zusatz, zum Beispiel Heinsberg.")),
        (Column.OFFICIAL_NAME, _("nein"), _("Name mit Zusatz, zum Beispiel Heinsberg, Stadt.")),
        (Column.KIND, _("nein"), "; ".join(KINDS.values())),
        (Column.STATE, _("nein"), _("Landesnummer oder Name des Landes.") + " " + _states()),
        (Column.DISTRICT, _("nein"), _("Name des Kreises.")),
        (Column.POPULATION, _("nein"), _("Ganze Zahl ohne Punkt; leer, wenn unbekannt.")),
        (Column.POPULATION_DAY, _("mit Einwohnern"), _("Tag der Einwohnerzahl: TT.MM.JJJJ.")),
        (Column.AREA, _("nein"), _("Fläche in ganzen Hektar.")),
        (Column.VALID_ON, _("nein"), _("Tag, zu dem Schlüssel und Name gelten: TT.MM.JJJJ.")),
    ]


def _states() -> str:
    return ", ".join(f"{code} {words[0]}" for code, words in STATES.items())


def _bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    save_workbook(book, stream)
    return stream.getvalue()
