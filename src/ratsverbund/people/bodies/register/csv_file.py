"""Reads CSV lists: any usual separator, UTF-8, UTF-16 or Windows-1252."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from ratsverbund.people.bodies.register.reading import RowProblem, Severity, UnreadableRegister
from ratsverbund.people.bodies.register.tables import MOST_COLUMNS, Line, Table, find_table
from ratsverbund.people.bodies.register.tables import no_headings as without_headings

SEPARATORS = ";,\t|"
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")


def decode(content: bytes) -> tuple[str, bool]:
    """Decode a text file; the second value tells whether Windows-1252 had to be assumed.

    Raises: UnreadableRegister when it is no text.
    """
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text):
            return text, encoding == "cp1252"
    raise UnreadableRegister(
        _(
            "Die Datei enthält keinen lesbaren Text. Bitte das GV100AD, eine CSV-Datei in UTF-8"
            " oder eine Excel-Datei (.xlsx) wählen."
        )
    )


def read_csv_table(content: bytes) -> Table:
    """Read a CSV list as a table.

    Raises: UnreadableRegister without headings, rows or proper quotes.
    """
    text, assumed = decode(content)
    for separator in SEPARATORS:
        table = find_table(_lines(text, separator))
        if table:
            return replace(table, notes=(_assumption(),) if assumed else ())
    raise without_headings()


def _lines(text: str, separator: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = 1
    try:
        for values in reader:
            yield first, tuple(values[:MOST_COLUMNS])
            first = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableRegister(
            _(
                "Ab Zeile {row} stimmen die Anführungszeichen nicht. Bitte dort jedes"
                " Anführungszeichen schließen oder die Liste als .xlsx speichern."
            ).format(row=first)
        ) from error


def _assumption() -> RowProblem:
    sentence = _(
        "Die Datei ist nicht in UTF-8 gespeichert und wurde als Windows-1252 gelesen."
        " Bitte in der Vorschau die Umlaute prüfen."
    )
    return RowProblem(None, "", "", sentence, Severity.NOTE)
