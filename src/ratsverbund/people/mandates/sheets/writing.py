"""Writes seats and offices as a workbook or as CSV, in the shape in which they are read."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ratsverbund.kernel.spreadsheet import FORMULA_STARTS, Sheet, workbook
from ratsverbund.people.mandates.roster import Roster
from ratsverbund.people.mandates.sheets.reading import HELP
from ratsverbund.people.mandates.sheets.shape import (
    FORMS,
    KINDS,
    ROLES,
    SEAT_TYPES,
    SHEETS,
    TASKS,
    TYPES,
    plain,
)
from ratsverbund.people.mandates.sheets.shape import Sheet as Shape
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person

VALIDATED_ROWS = 1_000
LONGEST_LIST = 250  # characters Excel takes
Values = Sequence[str | int | date | None]


def template_xlsx() -> bytes:
    """Write empty sheets with lists to choose from, and one that explains each column."""
    return written({key: [] for key in SHEETS})


def export_xlsx(roster: Roster) -> bytes:
    """Write everyone at a body, in the shape in which they are read."""
    return written({key: list(exported(roster, key)) for key in SHEETS})


def export_csv(roster: Roster, key: str) -> bytes:
    """Write one list as CSV with the mark that lets Excel read its umlauts."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(SHEETS[key].names)
    for values in exported(roster, key):
        writer.writerow([safe(value) for value in values])
    return stream.getvalue().encode("utf-8-sig")


def safe(value: Any) -> str:
    """A cell of a CSV file that no spreadsheet runs."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    told = "" if value is None else str(value)
    return f"\u00a0{told}" if told.startswith(FORMULA_STARTS) else told


def written(tables: dict[str, list[Values]]) -> bytes:
    """Write one sheet for each table, and the explanation."""
    return workbook(*(filled(SHEETS[key], lines) for key, lines in tables.items()), explained())


def filled(sheet: Shape, lines: Iterable[Values]) -> Sheet:
    """One sheet with its headings and choices."""
    widths = [34 if place < 2 else 20 for place in range(len(sheet.columns))]
    return Sheet(sheet.title, sheet.names, lines, widths, adjust=partial(offer_words, sheet))


def offer_words(sheet: Shape, page: Any) -> None:
    """Let each cell of a column offer the words it takes."""
    for place, column in enumerate(sheet.columns, start=1):
        if not column.words or len(",".join(column.words)) >= LONGEST_LIST:
            continue
        listed = DataValidation("list", formula1=f'"{",".join(column.words)}"', allow_blank=True)
        listed.errorTitle, listed.error = column.name, ", ".join(column.words)[:LONGEST_LIST]
        letter = get_column_letter(place)
        listed.add(f"{letter}2:{letter}{VALIDATED_ROWS}")
        page.data_validations.append(listed)


def explained() -> Sheet:
    """What each column means, with an example."""
    headings = (_("Blatt"), _("Spalte"), _("Pflicht"), _("Erklärung"), _("Beispiel"))
    rows = []
    for sheet in SHEETS.values():
        for column, example in zip(sheet.columns, sheet.example, strict=True):
            told = str(column.explanation)
            if column.words:
                told += ": " + "; ".join(column.words)
            needed = _("ja") if column.required else _("nein")
            rows.append((sheet.title, column.name, needed, told, example))
    return Sheet(HELP, headings, rows, widths=(18, 20, 10, 70, 34))


def exported(roster: Roster, key: str) -> Iterable[Values]:
    """The rows of one sheet."""
    if key == "persons":
        return ((named(roster, p), word(FORMS, p.form_of_address)) for p in seen(roster))
    if key == "organizations":
        return (organization_row(each) for each in roster.organizations if each_type(each))
    if key == "deputies":
        return (
            (
                deputy.membership.organization.name,
                named(roster, deputy.membership.person),
                named(roster, deputy.person),
                deputy.rank,
                deputy.start,
                deputy.end,
            )
            for deputy in roster.deputies
            if each_type(deputy.membership.organization)
        )
    if key == "offices":
        return office_rows(roster)
    return (
        seat_row(roster, key, seat)
        for seat in roster.seats
        if seat.organization.organization_type == SEAT_TYPES[key]
    )


def each_type(organization: Organization) -> bool:
    """Say whether lists of seats know this type of organization."""
    return organization.organization_type in TYPES.values()


def seen(roster: Roster) -> list[Person]:
    """Persons who hold or held something here."""
    here = {id(h.person) for h in roster.held()}
    return [person for person in roster.persons if id(person) in here]


def named(roster: Roster, person: Person) -> str:
    """A name as it is read again: with a number where two share it."""
    given = f"{person.title} {person.given_name}".strip()
    key = (plain(person.family_name), plain(person.given_name))
    same = [p for p in roster.persons if (plain(p.family_name), plain(p.given_name)) == key]
    mark = f" (#{person.pk})" if len(same) > 1 else ""
    return f"{person.family_name}, {given}{mark}"


def word(words: dict[str, Any], value: str) -> str:
    """The word that stands for a value."""
    return next((each for each, meant in words.items() if meant == value), "")


def organization_row(each: Organization) -> Values:
    """One row of the sheet Gremien."""
    kind = word(TYPES, each.organization_type)
    task = word(TASKS, each.task)
    return (each.name, each.short_name, kind, task, each.seats, each.start, each.end)


def office_rows(roster: Roster) -> Iterable[Values]:
    """One row for each holder of an office, and one for each office never held."""
    for office in roster.offices:
        kind = word(KINDS, office.kind)
        held = [holding for holding in roster.holdings if holding.office is office]
        for holding in held:
            person = named(roster, holding.person)
            yield office.name, office.name_feminine, kind, person, holding.start, holding.end
        if not held:
            yield office.name, office.name_feminine, kind, None, None, None


def seat_row(roster: Roster, key: str, seat: Membership) -> Values:
    """One row of a sheet with seats."""
    cells: dict[str, Any] = {
        "Fraktion": seat.on_behalf_of.name if seat.on_behalf_of else "",
        "Name": named(roster, seat.person),
        "Funktion": word(ROLES, seat.role),
        "stimmberechtigt": "ja" if seat.voting_right else "nein",
        "von": seat.start,
        "bis": seat.end,
    }
    if key != "council":
        cells[SHEETS[key].names[0]] = seat.organization.name
    return [cells[name] for name in SHEETS[key].names]
