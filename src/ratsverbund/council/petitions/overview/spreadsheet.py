"""Petitions as a spreadsheet: public titles, days and states, no person and no formula."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.writer.excel import save_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet might run as a formula when the cell is edited or pasted.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {"A": 14, "B": 50, "C": 18, "D": 24, "E": 24, "F": 34, "G": 18, "H": 18}


def petitions_xlsx(petitions: Iterable[Any]) -> bytes:
    """Write one row a petition."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Eingaben")
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    heads = [_("Nummer"), _("Öffentliche Bezeichnung"), _("Eingang"), _("Eingangsart"), _("Stand"),
             _("Entscheidung"), _("Nachricht bis"), _("Nachricht am")]  # fmt: skip
    sheet.append([cell(sheet, head, bold=True) for head in heads])
    for each in petitions:
        sheet.append([cell(sheet, value) for value in values(each)])
    stream = io.BytesIO()
    save_workbook(book, stream)
    return stream.getvalue()


def values(petition: Any) -> list[str | date | None]:
    """The cells of one row."""
    return [
        petition.reference, petition.public_title, petition.received_on,
        petition.get_form_display(), petition.get_state_display(), petition.get_route_display(),
        petition.answer_until, petition.answered_on,
    ]  # fmt: skip


def cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """A cell whose text is text."""
    made = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        made.data_type = "s"
        made.quotePrefix = value.startswith(FORMULA_STARTS)
    elif isinstance(value, date):
        made.number_format = "DD.MM.YYYY"
    if bold:
        made.font = Font(bold=True)
    return made
