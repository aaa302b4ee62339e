"""The list of members as a spreadsheet (XLSX)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.spreadsheet import Sheet, workbook


def member_sheet(members: Iterable[Any]) -> bytes:
    """Write members into a workbook of one sheet."""
    return workbook(Sheet(_("Mitglieder"), headings(), map(row, members), widths=(36,), fixed="B2"))


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
