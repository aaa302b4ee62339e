"""The list of members as a spreadsheet (XLSX)."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 18


def member_sheet(members: Iterable[Any]) -> bytes:
    """Write members into a workbook of one sheet; what looks like a formula stays a text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = _("Mitglieder")
    sheet.append(headings())
    for member in members:
        sheet.append(row(member))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.column_dimensions["A"].width = 2 * WIDTH
    sheet.freeze_panes = "B2"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def headings() -> list[str]:
    """What the columns hold."""
    return [
        _("Mitglied"), _("Art der Körperschaft"), _("Land"), _("Art der Mitgliedschaft"),
        _("Mitglied seit"), _("Mitglied bis"), _("Mindestdauer bis"), _("Einwohner"),
        _("Stand der Einwohnerzahl"), _("Quelle"),
    ]  # fmt: skip


def row(member: Any) -> list[Any]:
    """One member as it stands in the sheet."""
    body = member.body
    return [
        body.name,
        body.get_kind_display(),
        body.get_state_code_display(),
        member.get_member_class_display(),
        member.start,
        member.end,
        member.bound_until,
        member.inhabitants or None,
        member.inhabitants_on,
        member.source,
    ]
