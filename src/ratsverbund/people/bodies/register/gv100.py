"""Reads the official register GV100AD: fixed records, alone or in the zip as published.

Source: Destatis, record description GV100AD; record type 40 districts, 60 municipalities.
"""

import io
import re
import zipfile
from datetime import date

from django.utils.translation import gettext as _

from ratsverbund.people.bodies.register import meanings
from ratsverbund.people.bodies.register.cells import Cell, CellRefused
from ratsverbund.people.bodies.register.csv_file import decode
from ratsverbund.people.bodies.register.reading import (
    RegisterReading,
    RegisterRow,
    RowProblem,
    Severity,
    UnreadableRegister,
)
from ratsverbund.people.bodies.register.rows import drop_duplicates
from ratsverbund.people.bodies.register.tables import LARGEST_FILE
from ratsverbund.people.bodies.register.vocabulary import short_name

RECORD = re.compile(r"(10|20|30|40|50|60)\d{10}")
FIRST_RECORD = re.compile(RECORD.pattern + r"[^\n]{60}")
# Names, keys and figures end there; blanks after it may be cut off.
SHORTEST_MUNICIPALITY = 150
MOST_MEMBERS = 50
# Twice as many as the register has had since the mergers of the 1970s.
MOST_RECORDS = 60_000
LONGEST_NOTES = 20_000
POPULATION_DAY = re.compile(r"Bevölkerungsangaben[^.]*?Stichtag(?P<rest>.*?)(?:\n\s*\n|\Z)", re.S)
DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}")


def looks_like_records(text: str) -> bool:
    """Recognise the fixed records of a GV100AD by the first line."""
    return bool(FIRST_RECORD.match(text.lstrip("\ufeff")))


def read_archive(content: bytes) -> tuple[str, str]:
    """Take the records and the notes out of the published zip; notes may be "".

    Raises: UnreadableRegister without records, or when unpacked too large.
    """
    records = notes = ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in _texts(archive):
                text, _assumed = decode(archive.read(name))
                if looks_like_records(text):
                    records = text
                else:
                    notes += f"{text}\n\n"
    except UnreadableRegister:
        raise
    except Exception as error:
        # Damaged, encrypted or exotic archives fail in many ways.
        raise UnreadableRegister(
            _("Die ZIP-Datei ist beschädigt oder verschlüsselt. Bitte neu herunterladen.")
        ) from error
    if not records:
        raise UnreadableRegister(
            _(
                "In der ZIP-Datei liegt kein GV100AD. Bitte die Datei wählen, wie Destatis sie"
                " veröffentlicht, oder eine CSV- oder Excel-Liste."
            )
        )
    return records, notes


def _texts(archive: zipfile.ZipFile) -> list[str]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_FILE:
        raise UnreadableRegister(
            _("Die ZIP-Datei ist entpackt zu groß. Bitte nur die Textdatei GV100AD hochladen.")
        )
    return [member.filename for member in members if member.filename.lower().endswith(".txt")]


def read_records(text: str, notes: str, population_day: date | None) -> RegisterReading:
    """Read the records; the day of the population figures stands in the notes only."""
    problems: list[RowProblem] = []
    rows: list[RegisterRow] = []
    districts: dict[str, str] = {}
    day = population_day_in(notes) or population_day
    lines = text.lstrip("\ufeff").split("\n")
    if len(lines) > MOST_RECORDS:
        raise UnreadableRegister(
            _("Die Datei hat mehr als 60.000 Zeilen. Bitte das GV100AD wählen.")
        )
    for number, line in enumerate(lines, start=1):
        if line.startswith("40"):
            districts[line[10:15]] = line[22:72].strip()
        elif line.startswith("60"):
            rows += _municipality(number, line.rstrip("\r"), districts, day, problems)
        elif line.strip("\r\x1a ") and not RECORD.match(line):
            problems.append(_unknown_record(number, line))
    if not rows and not problems:
        raise UnreadableRegister(
            _("Die Datei enthält keine Gemeinden (Satzart 60). Bitte das GV100AD wählen.")
        )
    if day is None:
        problems.append(_day_missing())
    kept, problems = drop_duplicates(rows, problems)
    register_day = kept[0].valid_on if kept else None
    named = _kept_out(lines, problems)
    return RegisterReading(tuple(kept), tuple(problems), _source(register_day), register_day, named)


def population_day_in(notes: str) -> date | None:
    """Find the one day of all population figures in the notes; two days give None."""
    notes = notes[:LONGEST_NOTES]
    days = {day for match in POPULATION_DAY.finditer(notes) for day in DAY.findall(match["rest"])}
    return meanings.day_in(days.pop()) if len(days) == 1 else None


def _municipality(
    number: int,
    line: str,
    districts: dict[str, str],
    population_day: date | None,
    problems: list[RowProblem],
) -> list[RegisterRow]:
    if len(line) < SHORTEST_MUNICIPALITY:
        Cell(number, _("Satz"), line, problems).read(_cut_off)
        return []
    found: list[RowProblem] = []
    key = Cell(number, _("Schlüssel"), line[10:18], found).read(meanings.municipality_key)
    name = Cell(number, _("Name"), line[22:72], found).read(meanings.place_name) or ""
    row = RegisterRow(
        key=key or "",
        regional_key=f"{line[10:15]}{line[18:22]}{line[15:18]}",
        name=short_name(name),
        official_name=name,
        kind=Cell(number, _("Textkennzeichen"), line[122:124], found).read(meanings.kind) or "",
        state_code=line[10:12],
        district=districts.get(line[10:15], ""),
        population=Cell(number, _("Bevölkerung"), line[139:150], found).read(meanings.population),
        population_day=population_day,
        area_ha=Cell(number, _("Fläche"), line[128:139], found).read(meanings.area),
        valid_on=Cell(number, _("Gebietsstand"), line[2:10], found).read(_compact_day),
        number=number,
    )
    problems += found
    return [] if found else [row]


def _kept_out(lines: list[str], problems: list[RowProblem]) -> dict[int, tuple[str, str]]:
    """Show key and name of the records with an error."""
    rows = {problem.row for problem in problems if problem.severity is Severity.ERROR}
    return {row: (lines[row - 1][10:18], lines[row - 1][22:72].strip()) for row in rows if row}


def _compact_day(cell: Cell) -> date | None:
    found = meanings.day_in(f"{cell.text[:4]}-{cell.text[4:6]}-{cell.text[6:]}")
    if found is None:
        raise CellRefused(_("„{value}“ ist kein Tag der Form JJJJMMTT. Bitte neu herunterladen."))
    return found


def _cut_off(cell: Cell) -> None:
    raise CellRefused(
        _("Der Satz ist abgeschnitten: {length} statt 220 Zeichen. Bitte neu herunterladen."),
        length=len(str(cell.value)),
    )


def _unknown_record(number: int, line: str) -> RowProblem:
    sentence = _("Die Zeile beginnt mit keiner bekannten Satzart. Bitte neu herunterladen.")
    return RowProblem(number, _("Satzart"), line[:2], sentence, Severity.ERROR)


def _day_missing() -> RowProblem:
    sentence = _(
        "Stichtag fehlt: Die Textdatei nennt nicht, von welchem Tag die Einwohnerzahlen sind."
        " Bitte die ZIP-Datei mit den Hinweisen hochladen oder den Stichtag angeben."
    )
    return RowProblem(None, _("Stichtag"), "", sentence, Severity.ERROR)


def _source(day: date | None) -> str:
    shown = f", Gebietsstand {day:%d.%m.%Y}" if day else ""
    year = f", {day:%Y}" if day else ""
    return f"© Statistisches Bundesamt (Destatis){year}, Gemeindeverzeichnis GV100AD{shown}"
