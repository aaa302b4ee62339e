"""What a draft changes as a spreadsheet (XLSX): institutions, acts, law."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ratsverbund.council.charters.effects import lines_of, readable_changes

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 24


def comparison_sheets(simulation: dict[str, Any]) -> bytes:
    """Write a kept simulation into a workbook; what looks like a formula stays a text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    lines = lines_of(simulation["effects"])
    add(
        book,
        _("Vergleich"),
        [_("Einrichtung"), _("Fälle"), _("anders entschieden"), _("ohne Antwort"),
         _("bisher (EUR)"), _("künftig (EUR)"), _("Unterschied (EUR)")],
        [[one.title, one.asked, one.changed, one.undecided, one.before, one.after, one.difference]
         for one in lines],
    )  # fmt: skip
    add(
        book,
        _("Vorgänge"),
        [_("Einrichtung"), _("Vorgang"), _("Tag"), _("bisher"), _("künftig")],
        [[line.title, one["label"], one["on"], one["before"], one["after"]]
         for line in lines for one in line.turns],
    )  # fmt: skip
    compared = simulation["comparison"]
    changes = [*readable_changes(compared["figures"]), *compared["choices"], *compared["texts"]]
    add(
        book,
        _("Recht"),
        [_("Stelle"), _("bisher"), _("künftig")],
        [[one["title"], one["before"], one["after"]] for one in changes],
    )
    effect = [[line.strip()] for line in simulation["financial_effect"]]
    add(book, _("Auswirkungen"), [_("Finanzielle Auswirkungen")], effect)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def add(book: Workbook, title: str, headings: list[str], rows: list[list[Any]]) -> None:
    """Add one sheet with a bold head."""
    sheet = book.create_sheet(title)
    for row in [headings, *rows]:
        sheet.append([float(cell) if isinstance(cell, Decimal) else cell for cell in row])
        for written in sheet[sheet.max_row]:
            if isinstance(written.value, str):
                written.data_type = "s"
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.freeze_panes = "A2"
