"""Tasks as a spreadsheet: one row a task."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import Execution
from ratsverbund.kernel.spreadsheet import Sheet, workbook

WIDTHS = (60, 28, 14, 22, 28, 14, 18, 18)


def tasks_xlsx(executions: Iterable[Execution]) -> bytes:
    """Write one row a task."""
    heads = [_("Aufgabe"), _("Amt"), _("Frist"), _("Stand"), _("Gremium"), _("Beschluss vom"),
             _("Vorlage"), _("Teil")]  # fmt: skip
    return workbook(Sheet(_("Beschlusskontrolle"), heads, map(values, executions), WIDTHS))


def values(execution: Execution) -> list[str | date | None]:
    """The cells of one row."""
    resolution = execution.resolution
    return [
        execution.what, str(execution.office or ""), execution.due, execution.get_state_display(),
        resolution.organization.name, resolution.decided_on,
        resolution.paper.reference if resolution.paper else "",
        _("öffentlich") if resolution.public else _("nichtöffentlich"),
    ]  # fmt: skip
