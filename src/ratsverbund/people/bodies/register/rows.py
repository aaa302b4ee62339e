"""Turns the lines of a table into register rows, and says exactly what hinders."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from ratsverbund.people.bodies.register import meanings
from ratsverbund.people.bodies.register.cells import Cell, CellRefused, plain_text
from ratsverbund.people.bodies.register.columns import Column
from ratsverbund.people.bodies.register.reading import RegisterRow, RowProblem, Severity
from ratsverbund.people.bodies.register.tables import Line, Table
from ratsverbund.people.bodies.register.vocabulary import official_name, short_name

Read = tuple[list[RegisterRow], list[RowProblem]]


@dataclass(frozen=True)
class Stated:
    """What the person importing said besides the file."""

    population_day: date | None = None
    today: date | None = None


@dataclass
class RowCells:
    """The cells of one line by their meaning."""

    table: Table
    number: int
    values: tuple[object, ...]
    problems: list[RowProblem] = field(default_factory=list)

    def __getitem__(self, column: Column) -> Cell:
        heading = self.table.columns.found.get(column)
        if heading is None:
            return Cell(self.number, column, None, self.problems)
        value = self.values[heading.index] if heading.index < len(self.values) else None
        empty = not plain_text(value)
        reason = self.table.why_empty(self.number, heading.index) if empty else ""
        epoch = self.table.epoch
        return Cell(self.number, heading.text, value, self.problems, reason, epoch)

    @property
    def faulty(self) -> bool:
        """Tell whether an error was found so far."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_rows(table: Table, stated: Stated) -> Read:
    """Read every line of a table; faulty lines give problems and no row."""
    rows, problems = [], [*table.notes, *_left_aside(table)]
    for line in table.lines:
        row, found = _read_row(table, line, stated)
        problems.extend(found)
        if row:
            rows.append(row)
    return drop_duplicates(rows, problems)


def drop_duplicates(rows: Iterable[RegisterRow], problems: list[RowProblem]) -> Read:
    """Keep the first row of each key; each later one is an error naming the first."""
    first: dict[str, RegisterRow] = {}
    for row in rows:
        kept = first.setdefault(row.key, row)
        if kept is not row:
            sentence = _(
                "{key} steht schon in Zeile {number} ({name}). Bitte eine der Zeilen löschen."
            ).format(key=row.key, number=kept.number, name=kept.name)
            problems.append(RowProblem(row.number, Column.KEY, row.key, sentence, Severity.ERROR))
    # The order of the file, remarks on the file first; sorting keeps equal places as they were.
    return list(first.values()), sorted(problems, key=lambda problem: problem.row or 0)


def kept_out(table: Table, problems: list[RowProblem]) -> dict[int, tuple[str, str]]:
    """Show key and name of the lines with an error, as typed."""
    faulty = {problem.row for problem in problems if problem.severity is Severity.ERROR}
    lines = [RowCells(table, *line) for line in table.lines if line[0] in faulty]
    return {
        cells.number: (
            cells[Column.KEY].text or cells[Column.REGIONAL_KEY].text,
            cells[Column.NAME].text,
        )
        for cells in lines
    }


def _left_aside(table: Table) -> Iterable[RowProblem]:
    sentence = _("Die Spalte „{heading}“ wird nicht übernommen.")
    for heading in table.columns.ignored:
        told = sentence.format(heading=heading.text)
        yield RowProblem(table.heading_row, heading.text, "", told, Severity.NOTE)


def _read_row(
    table: Table, line: Line, stated: Stated
) -> tuple[RegisterRow | None, list[RowProblem]]:
    cells = RowCells(table, *line)
    _refuse_surplus(cells)
    key, regional_key = _keys(cells)
    name = official_name(cells[Column.NAME].read(meanings.place_name) or "")
    official = official_name(cells[Column.OFFICIAL_NAME].read(meanings.optional_name) or "")
    population, population_day = _population(cells, stated)
    row = RegisterRow(
        key=key or "",
        regional_key=regional_key or "",
        name=short_name(name),
        official_name=official or name,
        kind=cells[Column.KIND].read(meanings.kind) or "",
        state_code=cells[Column.STATE].read(partial(meanings.state, key=key)) or "",
        district=cells[Column.DISTRICT].read(meanings.optional_name) or "",
        population=population,
        population_day=population_day,
        area_ha=cells[Column.AREA].read(meanings.area),
        valid_on=cells[Column.VALID_ON].read(partial(meanings.day, today=stated.today)),
        number=cells.number,
    )
    return (None if cells.faulty else row), cells.problems


def _refuse_surplus(cells: RowCells) -> None:
    width = len(cells.table.headings)
    surplus = [text for value in cells.values[width:] if (text := plain_text(value))]
    if surplus:
        sentence = _(
            "Die Zeile hat mehr Felder als die Kopfzeile. Steht das Trennzeichen in einem Text,"
            " gehört der Text in Anführungszeichen."
        )
        shown = surplus[0][:60]
        cells.problems.append(RowProblem(cells.number, "", shown, sentence, Severity.ERROR))


def _keys(cells: RowCells) -> tuple[str | None, str | None]:
    regional_key = cells[Column.REGIONAL_KEY].read(meanings.regional_key)
    if Column.KEY in cells.table.columns.found:
        key = cells[Column.KEY].read(meanings.municipality_key)
        if key and regional_key:
            cells[Column.REGIONAL_KEY].read(partial(_agree, key=key, regional_key=regional_key))
        return key, regional_key
    if regional_key is None:
        return None, None
    derived = cells[Column.REGIONAL_KEY]
    derived.value = key_of(regional_key)
    return derived.read(meanings.municipality_key), regional_key


def key_of(regional_key: str) -> str:
    """Derive the 8-digit key (AGS) from the 12-digit one (ARS)."""
    return regional_key[:5] + regional_key[9:]


def _agree(cell: Cell, *, key: str, regional_key: str) -> None:
    if key_of(regional_key) != key:
        raise CellRefused(
            _("{value} passt nicht zum Gemeindeschlüssel {key}. Bitte einen davon berichtigen."),
            key=key,
        )


def _population(cells: RowCells, stated: Stated) -> tuple[int | None, date | None]:
    population = cells[Column.POPULATION].read(meanings.population)
    before = len(cells.problems)
    found = cells[Column.POPULATION_DAY].read(partial(meanings.day, today=stated.today))
    if population is None or (found is None and len(cells.problems) > before):
        return population, None
    heading = cells.table.columns.found.get(Column.POPULATION)
    population_day = found or (heading and heading.day) or stated.population_day
    if population_day is None:
        cells[Column.POPULATION_DAY].read(_day_missing)
    return population, population_day


def _day_missing(cell: Cell) -> None:
    raise CellRefused(_("Stichtag fehlt: Bitte eintragen, von welchem Tag die Einwohnerzahl ist."))
