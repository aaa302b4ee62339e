"""Writes lists as XLSX: the template, the register, and a file with its problems."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.spreadsheet import Sheet, workbook
from ratsverbund.people.bodies.register.columns import Column
from ratsverbund.people.bodies.register.reading import RegisterRow, RowProblem, Severity
from ratsverbund.people.bodies.register.tables import Table
from ratsverbund.people.bodies.register.vocabulary import KINDS, STATES

WIDTHS = (24, 24, 26, 30, 26, 22, 26, 12, 12, 12, 13)
FIELDS = {
    Column.KEY: "key",
    Column.REGIONAL_KEY: "regional_key",
    Column.NAME: "name",
    Column.OFFICIAL_NAME: "official_name",
    Column.KIND: "kind",
    Column.STATE: "state_code",
    Column.DISTRICT: "district",
    Column.POPULATION: "population",
    Column.POPULATION_DAY: "population_day",
    Column.AREA: "area_ha",
    Column.VALID_ON: "valid_on",
}
EXAMPLES = (
    RegisterRow(
        "05370016", "053700016016", "Heinsberg", "Heinsberg, Stadt", "Stadt", "05", "Heinsberg",
        43163, date(2024, 12, 31), 9221, date(2025, 8, 31),
    ),
    RegisterRow(
        "16063105", "160630105105", "Eisenach", "Eisenach, Stadt", "Stadt", "16", "Wartburgkreis",
        40747, date(2024, 12, 31), 10417, date(2025, 8, 31),
    ),
)  # fmt: skip

Values = Sequence[object]


def template_xlsx() -> bytes:
    """Write an empty list with two examples and a sheet that explains each column."""
    headings = (_("Spalte"), _("Pflicht"), _("Erklärung"))
    return workbook(
        _sheet(tuple(FIELDS), [_values(row) for row in EXAMPLES]),
        Sheet(_("Erläuterung"), headings, _dictionary(), widths=(26, 24, 100)),
    )


def register_xlsx(
    rows: Iterable[RegisterRow], problems: Sequence[RowProblem] | None = None
) -> bytes:
    """Write rows with our own headings; with problems, add their column and their sheet."""
    listed = [(row.number, _values(row)) for row in rows]
    if problems is None:
        return workbook(_sheet(tuple(FIELDS), [values for _number, values in listed]))
    return _with_messages(tuple(FIELDS), listed, problems)


def corrected_xlsx(table: Table, problems: Sequence[RowProblem]) -> bytes:
    """Write a table as it was, with the problems of each row in the last column."""
    kept = [
        index
        for index, heading in enumerate(table.headings)
        if heading is not None and str(heading).strip() != Column.MESSAGES
    ]
    headings = [table.headings[index] for index in kept]
    lines = [
        (number, [values[index] if index < len(values) else None for index in kept])
        for number, values in table.lines
    ]
    return _with_messages(headings, lines, problems)


def _with_messages(
    headings: Values, lines: Iterable[tuple[int, Values]], problems: Sequence[RowProblem]
) -> bytes:
    messages: dict[int | None, list[RowProblem]] = defaultdict(list)
    for problem in problems:
        messages[problem.row].append(problem)
    listed: list[Values] = []
    faulty: set[int] = set()
    for number, values in lines:
        found = messages.pop(number, [])
        if any(problem.severity is Severity.ERROR for problem in found):
            faulty.add(len(listed))
        listed.append([*values, "\n".join(map(_told, found)) or None])
    sheets = [_sheet([*headings, Column.MESSAGES], listed, faulty)]
    rest = [[problem.row, _told(problem)] for found in messages.values() for problem in found]
    if rest:
        sheets.append(Sheet(_("Zur Datei"), (_("Zeile"), Column.MESSAGES), rest, widths=(8, 120)))
    return workbook(*sheets)


def _told(problem: RowProblem) -> str:
    word = _("Fehler") if problem.severity is Severity.ERROR else _("Hinweis")
    place = f"{problem.column}: " if problem.column else ""
    return f"{word}: {place}{problem.sentence}"


def _values(row: RegisterRow) -> list[object]:
    return [getattr(row, name) for name in FIELDS.values()]


def _sheet(headings: Values, lines: Iterable[Values], faulty: Container[int] = ()) -> Sheet:
    adjust = _keep_zeros if Column.KEY in headings else None
    return Sheet(_("Gemeinden"), headings, lines, WIDTHS, shaded=faulty, adjust=adjust)


def _keep_zeros(page: Any) -> None:
    """Let a key that is typed into an empty row keep its leading zero."""
    page.column_dimensions["A"].number_format = "@"


def _dictionary() -> list[tuple[Column, str, str]]:
    return [
        (Column.KEY, _("ja, oder ARS"), _("Amtlicher Gemeindeschlüssel: 8 Ziffern als Text.")),
        (Column.REGIONAL_KEY, _("nein"), _("Amtlicher Regionalschlüssel: 12 Ziffern als Text.")),
        (Column.NAME, _("ja"), _("Name ohne Zusatz, zum Beispiel Heinsberg.")),
        (Column.OFFICIAL_NAME, _("nein"), _("Name mit Zusatz, zum Beispiel Heinsberg, Stadt.")),
        (Column.KIND, _("nein"), "; ".join(KINDS.values())),
        (Column.STATE, _("nein"), _("Landesnummer oder Name des Landes.") + " " + _states()),
        (Column.DISTRICT, _("nein"), _("Name des Kreises.")),
        (Column.POPULATION, _("nein"), _("Ganze Zahl ohne Punkt; leer, wenn unbekannt.")),
        (Column.POPULATION_DAY, _("mit Einwohnern"), _("Tag der Einwohnerzahl: TT.MM.JJJJ.")),
        (Column.AREA, _("nein"), _("Fläche in ganzen Hektar.")),
        (Column.VALID_ON, _("nein"), _("Tag, zu dem Schlüssel und Name gelten: TT.MM.JJJJ.")),
    ]


def _states() -> str:
    return ", ".join(f"{code} {words[0]}" for code, words in STATES.items())
