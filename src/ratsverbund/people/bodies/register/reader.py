"""The front door: finds out what a file is, and reads it."""

import io
import re
import zipfile
from datetime import date
from enum import Enum, auto
from pathlib import PureWindowsPath

from django.utils.translation import gettext as _

from ratsverbund.people.bodies.register import gv100
from ratsverbund.people.bodies.register.csv_file import decode, read_csv_table
from ratsverbund.people.bodies.register.reading import RegisterReading, UnreadableRegister
from ratsverbund.people.bodies.register.rows import Stated, kept_out, read_rows
from ratsverbund.people.bodies.register.sheets import corrected_xlsx, register_xlsx
from ratsverbund.people.bodies.register.tables import LARGEST_FILE, Table
from ratsverbund.people.bodies.register.xlsx_file import read_xlsx_table

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_MEMBER = 0x1


class Format(Enum):
    """The four kinds of file that hold a register."""

    RECORDS = auto()
    ARCHIVE = auto()
    XLSX = auto()
    CSV = auto()


def read_register(
    content: bytes,
    filename: str,
    *,
    population_day: date | None = None,
    today: date | None = None,
) -> RegisterReading:
    """Read a list of municipalities; `population_day` holds where the file names no day.

    With `today`, days in the future are errors.
    Raises: UnreadableRegister.
    """
    form = _format_of(content)
    if form is Format.ARCHIVE:
        return gv100.read_records(*gv100.read_archive(content), population_day)
    if form is Format.RECORDS:
        return gv100.read_records(decode(content)[0], "", population_day)
    table = _table(content, form)
    rows, problems = read_rows(table, Stated(population_day, today))
    days = {row.valid_on for row in rows}
    register_day = days.pop() if len(days) == 1 else None
    return RegisterReading(
        tuple(rows), tuple(problems), _label(filename), register_day, kept_out(table, problems)
    )


def result_xlsx(reading: RegisterReading, content: bytes) -> bytes:
    """Give the file back as XLSX with the problems of each row in the last column.

    Raises: UnreadableRegister when the content is not the one that was read.
    """
    form = _format_of(content)
    if form in (Format.XLSX, Format.CSV):
        return corrected_xlsx(_table(content, form), reading.problems)
    return register_xlsx(reading.rows, reading.problems)


def _table(content: bytes, form: Format) -> Table:
    return read_xlsx_table(content) if form is Format.XLSX else read_csv_table(content)


def _format_of(content: bytes) -> Format:
    if not content.strip():
        raise UnreadableRegister(_("Die Datei ist leer. Bitte eine Liste mit Gemeinden wählen."))
    if len(content) > LARGEST_FILE:
        raise UnreadableRegister(
            _("Die Datei ist größer als 20 MB. Bitte in mehrere Dateien teilen.")
        )
    if content.startswith(OLD_OFFICE):
        raise _old_office(content)
    if content.startswith(b"%PDF"):
        raise UnreadableRegister(
            _("Die Datei ist ein PDF. Bitte die Liste als .xlsx oder .csv speichern.")
        )
    if content.startswith(b"PK"):
        return _zip_format(content)
    return Format.RECORDS if gv100.looks_like_records(decode(content)[0]) else Format.CSV


def _zip_format(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableRegister(
            _("Die Datei ist beschädigt. Bitte neu herunterladen oder neu speichern.")
        ) from error
    if any(member.flag_bits & ENCRYPTED_MEMBER for member in members):
        raise _protected()
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if names & {"xl/workbook.bin", "content.xml", "word/document.xml"}:
        raise UnreadableRegister(
            _("Die Datei ist keine .xlsx-Datei. Bitte die Liste als .xlsx oder .csv speichern.")
        )
    return Format.ARCHIVE


def _old_office(content: bytes) -> UnreadableRegister:
    if ENCRYPTED_OFFICE in content:
        return _protected()
    return UnreadableRegister(
        _("Das alte Excel-Format (.xls) wird nicht gelesen. Bitte als .xlsx speichern.")
    )


def _protected() -> UnreadableRegister:
    return UnreadableRegister(
        _("Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.")
    )


def _label(filename: str) -> str:
    """Keep the last part of a file name, without anything unprintable."""
    name = PureWindowsPath(filename).name
    return re.sub(r"[^\w .,()-]", "_", name)[:120]
