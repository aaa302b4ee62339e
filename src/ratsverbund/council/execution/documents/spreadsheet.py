"""Tasks as a spreadsheet: one row a task, no formula."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.writer.excel import save_workbook

from ratsverbund.council.execution.models import Execution

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet might run as a formula when the cell is edited or pasted.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {"A": 60, "B": 28, "C": 14, "D": 22, "E": 28, "F": 14, "G": 18, "H": 18}


def tasks_xlsx(executions: Iterable[Execution]) -> bytes:
    """Write one row a task."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Beschlusskontrolle")
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    heads = [_("Aufgabe"), _("Amt"), _("Frist"), _("Stand"), _("Gremium"), _("Beschluss vom"),
             _("Vorlage"), _("Teil")]  # fmt: skip
    sheet.append([cell(sheet, head, bold=True) for head in heads])
    for each in executions:
        sheet.append([cell(sheet, value) for value in values(each)])
    stream = io.BytesIO()
    save_workbook(book, stream)
    return stream.getvalue()


def values(execution: Execution) -> list[str | date | None]:
    """The cells of one row."""
    resolution = execution.resolution
    return [
        execution.what, str(execution.office or ""), execution.due, execution.get_state_display(),
        resolution.organization.name, resolution.decided_on,
        resolution.paper.reference if resolution.paper else "",
        _("öffentlich") if resolution.public else _("nichtöffentlich"),
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
