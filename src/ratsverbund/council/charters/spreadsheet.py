"""What a draft changes as a spreadsheet (XLSX): institutions, acts, law."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.charters.effects import lines_of, readable_changes
from ratsverbund.kernel.spreadsheet import Sheet, workbook


def comparison_sheets(simulation: dict[str, Any]) -> bytes:
    """Write a kept simulation into a workbook."""
    lines = lines_of(simulation["effects"])
    compared = simulation["comparison"]
    changes = [*readable_changes(compared["figures"]), *compared["choices"], *compared["texts"]]
    return workbook(
        Sheet(
            _("Vergleich"),
            [_("Einrichtung"), _("Fälle"), _("anders entschieden"), _("ohne Antwort"),
             _("bisher (EUR)"), _("künftig (EUR)"), _("Unterschied (EUR)")],
            [[one.title, one.asked, one.changed, one.undecided, one.before, one.after,
              one.difference] for one in lines],
        ),
        Sheet(
            _("Vorgänge"),
            [_("Einrichtung"), _("Vorgang"), _("Tag"), _("bisher"), _("künftig")],
            [[line.title, one["label"], one["on"], one["before"], one["after"]]
             for line in lines for one in line.turns],
        ),
        Sheet(
            _("Recht"),
            [_("Stelle"), _("bisher"), _("künftig")],
            [[one["title"], one["before"], one["after"]] for one in changes],
        ),
        Sheet(
            _("Auswirkungen"),
            [_("Finanzielle Auswirkungen")],
            [[line.strip()] for line in simulation["financial_effect"]],
            widths=(80,),
        ),
    )  # fmt: skip
