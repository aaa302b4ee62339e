"""A list of municipalities as a table: its headings and its rows, still as typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import WINDOWS_EPOCH

from ratsverbund.people.bodies.register.cells import plain_text
from ratsverbund.people.bodies.register.columns import Columns, match_columns
from ratsverbund.people.bodies.register.reading import RowProblem, UnreadableRegister

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 64
# Titles and remarks may stand above the headings.
ROWS_ABOVE = 30

Line = tuple[int, tuple[object, ...]]


def _never(row: int, column: int) -> str:
    """Give no special reason for an empty cell."""
    return ""


@dataclass(frozen=True)
class Table:
    """Rows under a row of headings, each with its number in the file."""

    heading_row: int
    headings: tuple[object, ...]
    columns: Columns
    lines: tuple[Line, ...]
    notes: tuple[RowProblem, ...] = ()
    why_empty: Callable[[int, int], str] = _never
    epoch: datetime = WINDOWS_EPOCH


def find_table(lines: Iterable[Line]) -> Table | None:
    """Find the headings and take every filled row below them.

    Raises: UnreadableRegister with more than 20,000 rows, or none.
    """
    filled = (line for line in lines if _filled(line[1]))
    for number, values in islice(filled, ROWS_ABOVE):
        columns = match_columns(values)
        if columns:
            below = tuple(islice(filled, MOST_ROWS + 1))
            _check_size(below)
            return Table(number, values, columns, below)
    return None


def _filled(values: tuple[object, ...]) -> bool:
    # Counting is quick; a stray cell far below may leave a million empty rows.
    return values.count(None) < len(values) and any(map(plain_text, values))


def _check_size(lines: tuple[Line, ...]) -> None:
    if not lines:
        raise UnreadableRegister(
            _("Unter der Kopfzeile steht keine Gemeinde. Bitte mindestens eine Zeile eintragen.")
        )
    if len(lines) > MOST_ROWS:
        raise UnreadableRegister(
            _("Die Liste hat mehr als 20.000 Zeilen. Bitte in mehrere Dateien teilen.")
        )


def no_headings() -> UnreadableRegister:
    """Say which headings a list needs."""
    return UnreadableRegister(
        _(
            "Es wurde keine Kopfzeile gefunden. Die ersten Zeilen müssen eine Spalte"
            " „Gemeindeschlüssel“ (oder „AGS“) und eine Spalte „Name“ (oder „Gemeinde“) nennen."
            " Die Vorlage zeigt, wie es aussieht."
        )
    )
