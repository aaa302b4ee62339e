"""Petitions as a spreadsheet: public titles, days and states, no person."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.spreadsheet import Sheet, workbook

WIDTHS = (14, 50, 18, 24, 24, 34, 18, 18)


def petitions_xlsx(petitions: Iterable[Any]) -> bytes:
    """Write one row a petition."""
    heads = [_("Nummer"), _("Öffentliche Bezeichnung"), _("Eingang"), _("Eingangsart"), _("Stand"),
             _("Entscheidung"), _("Nachricht bis"), _("Nachricht am")]  # fmt: skip
    return workbook(Sheet(_("Eingaben"), heads, map(values, petitions), WIDTHS))


def values(petition: Any) -> list[str | date | None]:
    """The cells of one row."""
    return [
        petition.reference, petition.public_title, petition.received_on,
        petition.get_form_display(), petition.get_state_display(), petition.get_route_display(),
        petition.answer_until, petition.answered_on,
    ]  # fmt: skip
