"""A month's fixed amounts as a spreadsheet (XLSX) for the treasury."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from ratsverbund.council.allowances.queries import Item, Run

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"A": 30, "B": 52, "C": 14, "D": 8}


def run_sheet(run: Run) -> bytes:
    """Write what was fixed, a row an amount, with the sum; what looks like a formula stays text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = f"{run.month:%m-%Y}"
    sheet.append([_("Person"), _("Bezeichnung"), _("Betrag (EUR)"), _("Lauf")])
    for row in rows(run.done):
        sheet.append(row)
    sheet.append([_("Summe"), None, run.paid, None])
    for cells in sheet.iter_rows(min_row=1):
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
        cells[2].number_format = "#,##0.00"
    for cell in (*sheet[1], *sheet[sheet.max_row]):
        cell.font = Font(bold=True)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def rows(items: Iterable[Item]) -> Iterable[list[Any]]:
    """The amounts in the order of names."""
    for item in sorted(items, key=lambda item: item.sort):
        number = item.row["number"] if item.row else None
        yield [item.name, item.label, item.payable, number]
