"""The members of an organization as a spreadsheet, in which no cell is a formula."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.writer.excel import save_workbook

from ratsverbund.people.organizations.models import Membership

# What a spreadsheet might run as a formula when the cell is edited or pasted.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = (22, 18, 12, 10, 30, 16, 14, 20, 12, 12, 30)


def members_xlsx(members: Iterable[Membership], title: str) -> bytes:
    """Write members with role, vote, Fraktion, days and deputies."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(sign for sign in title if sign not in r"[]:*?/\'")[:31])
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJK"[index]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, heading, bold=True) for heading in _headings()])
    for member in members:
        sheet.append([_cell(sheet, value) for value in _values(member)])
    stream = io.BytesIO()
    save_workbook(book, stream)
    return stream.getvalue()


def _headings() -> list[str]:
    return [
        _("Nachname"), _("Vorname"), _("Titel"), _("Anrede"), _("Funktion"), _("stimmberechtigt"),
        _("Fraktion"), _("auf Vorschlag von"), _("von"), _("bis"), _("Vertretung"),
    ]  # fmt: skip


def _values(member: Membership) -> list[str | date | None]:
    person, proposer = member.person, member.on_behalf_of
    deputies = member.deputies_on  # type: ignore[attr-defined]
    return [
        person.family_name,
        person.given_name,
        person.title,
        person.get_form_of_address_display(),
        member.role_name,
        _("ja") if member.voting_right else _("nein"),
        member.faction_name,  # type: ignore[attr-defined]
        proposer.short_name if proposer else "",
        member.start,
        member.end,
        ", ".join(f"{deputy['given']} {deputy['family']}" for deputy in deputies),
    ]


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    elif isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"
    if bold:
        cell.font = Font(bold=True)
    return cell
