"""Tables as a workbook (XLSX) in which no cell is ever a formula."""

import io
import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import save_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet might run as a formula when a cell is edited or pasted.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# What no XML can carry; one such sign in a title must not cost the whole list.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOT_IN_A_TITLE = str.maketrans("", "", r"[]:*?/\'")
TITLE_LENGTH = 31
WIDTH = 20
BOLD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="FBE3E4")


@dataclass(frozen=True)
class Sheet:
    """One sheet: a bold head that stays in view, rows, perhaps a bold sum."""

    title: str
    headings: Sequence[Any]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[int] = ()  # in characters; the rest gets `WIDTH`
    total: Sequence[Any] | None = None
    fixed: str = "A2"  # the first cell that scrolls
    shaded: Container[int] = ()  # rows marked as faulty, counted from 0
    adjust: Callable[[Any], None] | None = None  # further settings of the openpyxl sheet


def workbook(*sheets: Sheet) -> bytes:
    """Write a workbook of these sheets."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        add(book, sheet)
    stream = io.BytesIO()
    save_workbook(book, stream)
    return stream.getvalue()


def add(book: Workbook, sheet: Sheet) -> None:
    """Write one sheet."""
    page = book.create_sheet(sheet.title.translate(NOT_IN_A_TITLE)[:TITLE_LENGTH])
    page.freeze_panes = sheet.fixed
    for place in range(len(sheet.headings)):
        width = sheet.widths[place] if place < len(sheet.widths) else WIDTH
        page.column_dimensions[get_column_letter(place + 1)].width = width
    if sheet.adjust:
        sheet.adjust(page)
    page.append([cell(page, value, bold=True) for value in sheet.headings])
    for number, row in enumerate(sheet.rows):
        page.append([cell(page, value, shaded=number in sheet.shaded) for value in row])
    if sheet.total is not None:
        page.append([cell(page, value, bold=True) for value in sheet.total])


def cell(page: Any, value: Any, *, bold: bool = False, shaded: bool = False) -> Any:
    """Make a cell: text stays text, days and amounts are written as Germans write them."""
    made = WriteOnlyCell(page)
    if isinstance(value, datetime) and value.tzinfo:
        made.value, made.number_format = localtime(value).replace(tzinfo=None), "DD.MM.YYYY HH:MM"
    elif isinstance(value, date):
        made.value, made.number_format = value, "DD.MM.YYYY"
    elif isinstance(value, Decimal):
        made.value, made.number_format = value, "#,##0.00"
    elif value is None or isinstance(value, int | float):
        made.value = value
    elif text := str(value):
        made.value, made.data_type = UNWRITABLE.sub("\ufffd", text), "s"
        made.number_format = "@"
        made.quotePrefix = text.startswith(FORMULA_STARTS)
    if bold:
        made.font = BOLD
    if shaded:
        made.fill = SHADE
    return made
