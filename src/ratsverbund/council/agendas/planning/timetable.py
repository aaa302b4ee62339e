"""A year's meetings as a workbook: its columns, an empty one, and what each row means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.council.agendas.planning.dates import hint
from ratsverbund.kernel import spreadsheet
from ratsverbund.kernel.calendar import local_day, local_moment
from ratsverbund.people.mandates.sheets.meanings import Misunderstood, day, number, text
from ratsverbund.people.mandates.sheets.reading import (
    LARGEST_FILE,
    UnreadableList,
    filled,
    rows_of,
)
from ratsverbund.people.mandates.sheets.shape import Column, Sheet, plain
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.workbooks import open_workbook

SHEET = Sheet(
    "calendar", "Sitzungen",
    (
        Column("Gremium", gettext_lazy("Name oder Kürzel"), True, ("Ausschuss", "Organ")),
        Column("Tag", gettext_lazy("TT.MM.JJJJ"), True, ("Datum", "Sitzungstag", "Termin")),
        Column("Beginn", gettext_lazy("zum Beispiel 17:00"), True, ("Uhrzeit", "Zeit", "um")),
        Column("Ort", gettext_lazy("Gebäude und Raum"), True, ("Sitzungsort", "Raum")),
        Column("Nr.", gettext_lazy("laufende Nummer, wenn Ihr Haus zählt"), False, ("Nummer",)),
    ),
    ("Rat", "24.03.2027", "17:00", "Rathaus, großer Sitzungssaal", "12"),
)  # fmt: skip


@dataclass
class Entry:
    """One row: the meeting it means, or what is wrong with it."""

    line: int
    organization: Organization | None = None
    starts_at: datetime | None = None
    place: str = ""
    number: int | None = None
    known: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """What becomes of the row: faulty, same (planned already) or new."""
        return "faulty" if self.faults else "same" if self.known else "new"

    @property
    def remark(self) -> str:
        """What is wrong, or speaks against the day."""
        if self.faults or self.starts_at is None:
            return " ".join(self.faults)
        return hint(local_day(self.starts_at))


def template() -> bytes:
    """An empty workbook with one example."""
    needed = {True: _("ja"), False: _("nein")}
    explained = [(c.name, needed[c.required], str(c.explanation)) for c in SHEET.columns]
    return spreadsheet.workbook(
        spreadsheet.Sheet(SHEET.title, SHEET.names, [SHEET.example], widths=(34, 14, 10, 40, 8)),
        spreadsheet.Sheet(
            "Erläuterung", (_("Spalte"), _("Pflicht"), _("Erklärung")), explained,
            widths=(20, 10, 60),
        ),
    )  # fmt: skip


def read(content: bytes) -> list[tuple[int, dict[str, Any]]]:
    """The filled rows of the first sheet that has the columns. Raises: UnreadableList."""
    if len(content) > LARGEST_FILE:
        raise UnreadableList(_("Die Datei ist größer als 10 MB. Bitte nur den Kalender hochladen."))
    with open_workbook(content, fault=UnreadableList) as book:
        found = [list(filled(sheet)) for sheet in book.worksheets[:5]]
    lines = next((lines for lines in found if lines), [])
    rows = [(row.number, row.cells) for row in rows_of(SHEET, lines)]
    if not rows:
        raise UnreadableList(
            _("In der Datei steht keine Sitzung. Die Vorlage zeigt, wie der Kalender aussieht.")
        )
    return rows


def entries(
    rows: Iterable[tuple[int, Mapping[str, Any]]],
    organizations: Iterable[Organization],
    taken: Iterable[tuple[int, datetime]],
) -> list[Entry]:
    """What each row means, given who meets in this town and what is planned already."""
    names = {
        plain(name): each for each in organizations for name in (each.name, each.short_name) if name
    }
    known, seen = set(taken), dict[tuple[int, datetime], int]()
    found = []
    for line, cells in rows:
        entry = entry_of(line, cells, names)
        if entry.organization is not None and entry.starts_at is not None:
            key = (entry.organization.pk, entry.starts_at)
            entry.known = key in known
            if key in seen:
                entry.faults.append(
                    _("Doppelt: steht schon in Zeile %(line)s.") % {"line": seen[key]}
                )
            seen.setdefault(key, line)
        found.append(entry)
    return found


def entry_of(line: int, cells: Mapping[str, Any], names: Mapping[str, Organization]) -> Entry:
    """Read the cells of one row; each that cannot be taken leaves its sentence."""
    entry = Entry(line)

    def cell(name: str, meaning: Any) -> Any:
        try:
            return meaning(cells.get(name))
        except Misunderstood as fault:
            entry.faults.append(str(fault))
            return None

    named, on = cell("Gremium", text), cell("Tag", day)
    clock = cell("Beginn", hour)
    entry.organization = names.get(plain(named or ""))
    entry.place, entry.number = cell("Ort", text) or "", cell("Nr.", number)
    if entry.organization is None and named is not None:
        entry.faults.append(
            _("„%(name)s“ ist kein Gremium, für das Sie planen. Bitte Name oder Kürzel prüfen.")
            % {"name": named}
        )
    if not entry.faults and (on is None or clock is None or not entry.place):
        entry.faults.append(_("Tag, Beginn und Ort gehören zu jeder Sitzung."))
    if on is not None and clock is not None:
        entry.starts_at = local_moment(on, clock)
    return entry


def hour(value: Any) -> time | None:
    """An hour, written by Excel or by hand. Raises: Misunderstood."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return time(minutes // 60, minutes % 60)
    written = text(value).removesuffix("Uhr").strip().replace(".", ":")
    if not written:
        return None
    try:
        return time.fromisoformat(written.zfill(5) if ":" in written else f"{int(written):02}:00")
    except ValueError as error:
        raise Misunderstood(
            _("„%(value)s“ ist keine Uhrzeit. Bitte wie 17:00 schreiben.") % {"value": written}
        ) from error
