"""Files that are not what they say: each is refused with a sentence that helps."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from ratsverbund.people.mandates.sheets import UnreadableList, read_list, template_xlsx
from ratsverbund.people.mandates.sheets.shape import SHEETS
from tests.people.mandates.conftest import START, TABLES, workbook

ONLY = dict.fromkeys(TABLES)


def packed(**parts):
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def bomb():
    """A workbook of a few kilobytes that unpacks to a hundred megabytes."""
    return packed(**{"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b"0" * 100_000_000})


def macros():
    """A workbook with macros."""
    return packed(**{"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"})


def entities():
    """A workbook whose XML would expand itself."""
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    return packed(**{"xl/workbook.xml": xml})


BAD = {
    "empty": (b"  \n", "Die Datei ist leer"),
    "pdf": (b"%PDF-1.7", "ist ein PDF"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "altes|alten Excel-Format"),
    "word": (packed(**{"word/document.xml": b"<a/>"}), "keine Excel-Datei"),
    "broken": (b"PK\x03\x04" + b"x" * 40, "beschädigt oder geschützt"),
    "cut": (workbook()[:4000], "beschädigt oder geschützt"),
    "bomb": (bomb(), "entpackt zu groß"),
    "macros": (macros(), "enthält Makros"),
    "entities": (entities(), "entpackt zu groß"),
    "hollow": (packed(**{"xl/workbook.xml": b"<a/>"}), "beschädigt"),
    "image": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "keinen lesbaren Text"),
    "csv without kind": (b"Name;von\n", "Art der Liste wählen"),
    "other sheets": (workbook(ONLY | {"Tabelle1": [["a"], ["b"]]}), "In keinem bekannten Blatt"),
    "no heading": (workbook(ONLY | {"Rat": [["a", "b"], ["c", "d"]]}), "fehlt die Kopfzeile"),
    "large": (b"x" * (10 * 1024 * 1024 + 1), "größer als 10 MB"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_a_sentence(case):
    content, sentence = BAD[case]

    with pytest.raises(UnreadableList, match=sentence):
        read_list(content)


def test_too_many_rows_are_refused():
    rows = [["Name"], *([f"Muster{number}, Eva"] for number in range(5001))]

    with pytest.raises(UnreadableList, match=r"mehr als 5\.000 Zeilen"):
        read_list(workbook(ONLY | {"Personen": rows}))


def test_csv_with_open_quotes_is_refused():
    with pytest.raises(UnreadableList, match="Anführungszeichen"):
        read_list(b'Name;Anrede\n"M\xc3\xbcller;Frau\n', "persons")


def test_csv_from_windows_keeps_its_umlauts():
    reading = read_list("Name;Anrede\r\nMüller, Änne;Frau\r\n".encode("cp1252"), "persons")

    assert reading.rows[0].cells == {"Name": "Müller, Änne", "Anrede": "Frau"}


def test_a_sheet_nobody_knows_is_told_and_left_aside():
    reading = read_list(workbook(ONLY | {"Personen": [["Name"], ["A, B"]], "Notizen": [["x"]]}))

    assert reading.remarks == ("Das Blatt „Notizen“ wird nicht gelesen.",)


def test_the_headings_may_stand_below_a_title():
    rows = [["Stadtrat 2025"], [], ["Name", "von"], ["Müller, Anna", START]]

    reading = read_list(workbook(ONLY | {"Rat": rows}))

    assert [(row.number, row.cells["Name"]) for row in reading.rows] == [(4, "Müller, Anna")]


def test_the_template_has_every_sheet_with_choices_and_an_explanation():
    book = load_workbook(io.BytesIO(template_xlsx()))

    assert book.sheetnames == [sheet.title for sheet in SHEETS.values()] + ["Erläuterung"]
    assert [v.formula1 for v in book["Personen"].data_validations.dataValidation] == ['"Frau,Herr"']
    assert book["Erläuterung"]["A2"].value == "Personen"
