"""Reads workbooks (XLSX) of strangers: refuses what is none, or would unpack into too much."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from ratsverbund.kernel.errors import DomainError

LARGEST = 48 * 1024 * 1024  # bytes unpacked
MOST_PARTS = 200
# A cell costs some 300 bytes of memory once read, a style or a drawing some thousand.
MOST_CELL_TAGS = 1_400_000
MOST_OTHER_TAGS = 150_000
CELL_TAG = re.compile(rb"</?(?:\w+:)?(?:c|v|f|t|r|is|si|row)[\s/>]")
Line = tuple[int, tuple[Any, ...]]


class UnreadableWorkbook(DomainError):
    """The workbook as a whole cannot be read."""


@dataclass(frozen=True)
class Formula:
    """A cell that holds a formula instead of a value."""

    text: str

    def __str__(self) -> str:
        return self.text


@contextmanager
def open_workbook(
    content: bytes, *, fault: type[DomainError] = UnreadableWorkbook, results: bool = False
) -> Iterator[Workbook]:
    """Open a workbook sheet by sheet, with formulas or with their last `results`.

    Whatever fails while it is open is said as a `fault`. Raises: DomainError.
    """
    check_archive(content, fault)
    try:
        book = load_workbook(
            io.BytesIO(content), read_only=True, keep_links=False, data_only=results
        )
        yield book
        book.close()
    except DomainError:
        raise
    except Exception as error:
        # A damaged workbook fails in openpyxl with any of a dozen exceptions.
        raise fault(
            _("Die Excel-Datei ist beschädigt. Bitte in Excel öffnen und neu als .xlsx speichern.")
        ) from error


def check_archive(content: bytes, fault: type[DomainError]) -> None:
    """Refuse what is no plain workbook, before anything is parsed. Raises: DomainError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/vbaProject.bin" in names:
                raise fault(_("Die Datei enthält Makros. Bitte ohne Makros als .xlsx speichern."))
            if "xl/workbook.xml" not in names:
                raise fault(
                    _("Die Datei ist keine Excel-Datei. Bitte als .xlsx oder .csv speichern.")
                )
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise too_large(fault)
            cells = others = 0
            for part in parts:
                xml = archive.read(part)
                found = sum(1 for _tag in CELL_TAG.finditer(xml))
                cells, others = cells + found, others + xml.count(b"<") - found
                if cells > MOST_CELL_TAGS or others > MOST_OTHER_TAGS or b"<!DOCTYPE" in xml[:2000]:
                    raise too_large(fault)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise fault(
            _("Die Datei ist beschädigt oder geschützt. Bitte neu als .xlsx speichern.")
        ) from error


def too_large(fault: type[DomainError]) -> DomainError:
    """Say that a file would unpack into more than a list can be."""
    return fault(
        _(
            "Die Excel-Datei ist entpackt zu groß. Bitte nur das Blatt mit der Liste in eine neue "
            "Datei kopieren."
        )
    )


def lines_of(
    sheet: Any,
    columns: int,
    last: int,
    fault: type[DomainError] = UnreadableWorkbook,
    *,
    results: bool = False,
) -> Iterator[Line]:
    """The filled rows of a sheet with their numbers. Raises: DomainError past the last row."""
    sheet.reset_dimensions()  # the size that the file states is not to be trusted
    rows = sheet.iter_rows(max_col=columns, values_only=results)  # a million empty ones are quick
    for number, cells in enumerate(rows, start=1):
        if number > last:
            raise too_large(fault)
        values = cells if results else tuple(map(value_or_formula, cells))
        if any(value not in (None, "") for value in values):
            yield number, values


def value_or_formula(cell: Any) -> Any:
    """What a cell holds; a formula is kept as such."""
    return Formula(str(cell.value)) if cell.data_type == "f" else cell.value
