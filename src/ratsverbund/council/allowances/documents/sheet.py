"""A month's fixed amounts as a spreadsheet (XLSX) for the treasury."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.allowances.queries import Item, Run
from ratsverbund.kernel.spreadsheet import Sheet, workbook

WIDTHS = (30, 52, 14, 8)


def run_sheet(run: Run) -> bytes:
    """Write what was fixed, a row an amount, with the sum."""
    headings = [_("Person"), _("Bezeichnung"), _("Betrag (EUR)"), _("Lauf")]
    total = [_("Summe"), None, run.paid, None]
    return workbook(Sheet(f"{run.month:%m-%Y}", headings, rows(run.done), WIDTHS, total))


def rows(items: Iterable[Item]) -> Iterable[list[Any]]:
    """The amounts in the order of names."""
    for item in sorted(items, key=lambda item: item.sort):
        number = item.row["number"] if item.row else None
        yield [item.name, item.label, item.payable, number]
