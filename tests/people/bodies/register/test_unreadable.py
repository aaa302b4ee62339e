"""Files that are no register at all: one sentence, naming the remedy."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis.strategies import binary, sampled_from

from ratsverbund.kernel.errors import DomainError
from ratsverbund.people.bodies.register import UnreadableRegister, read_register

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


def locked() -> bytes:
    content = bytearray(packed("GV100AD.txt"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Die Datei ist leer. Bitte eine Liste mit Gemeinden wählen."),
        (b" \r\n ", "Die Datei ist leer. Bitte eine Liste mit Gemeinden wählen."),
        (
            bytes(range(256)),
            "Die Datei enthält keinen lesbaren Text. Bitte das GV100AD, eine CSV-Datei in UTF-8"
            " oder eine Excel-Datei (.xlsx) wählen.",
        ),
        (
            b"a" * (20 * 1024 * 1024 + 1),
            "Die Datei ist größer als 20 MB. Bitte in mehrere Dateien teilen.",
        ),
        (
            b"%PDF-1.7\n",
            "Die Datei ist ein PDF. Bitte die Liste als .xlsx oder .csv speichern.",
        ),
        (
            OLD_OFFICE,
            "Das alte Excel-Format (.xls) wird nicht gelesen. Bitte als .xlsx speichern.",
        ),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.",
        ),
        (
            locked(),
            "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.",
        ),
        (
            packed("content.xml"),
            "Die Datei ist keine .xlsx-Datei. Bitte die Liste als .xlsx oder .csv speichern.",
        ),
        (
            packed("GV100AD.txt")[:-10],
            "Die Datei ist beschädigt. Bitte neu herunterladen oder neu speichern.",
        ),
        (
            packed("xl/workbook.xml"),
            "Die Excel-Datei ist beschädigt. Bitte in Excel öffnen und neu als .xlsx speichern.",
        ),
        (
            b"AGS;Name\n;;\n",
            "Unter der Kopfzeile steht keine Gemeinde. Bitte mindestens eine Zeile eintragen.",
        ),
        (
            b"05370016;Heinsberg;43163\n",
            "Es wurde keine Kopfzeile gefunden. Die ersten Zeilen müssen eine Spalte"
            " „Gemeindeschlüssel“ (oder „AGS“) und eine Spalte „Name“ (oder „Gemeinde“) nennen."
            " Die Vorlage zeigt, wie es aussieht.",
        ),
        (
            b'AGS;Name\n05370016;"Heinsberg\n05370020;Hueckelhoven\n',
            "Ab Zeile 2 stimmen die Anführungszeichen nicht. Bitte dort jedes"
            " Anführungszeichen schließen oder die Liste als .xlsx speichern.",
        ),
    ],
)
def test_a_file_that_is_no_register_is_refused_with_its_remedy(content, sentence):
    with pytest.raises(UnreadableRegister) as refusal:
        read_register(content, "datei")

    assert str(refusal.value) == sentence


def test_the_refusal_is_one_that_pages_know_how_to_show():
    assert issubclass(UnreadableRegister, DomainError)


@pytest.mark.parametrize(
    ("filename", "label"),
    [
        ("C:\\Listen\\gemeinden.csv", "gemeinden.csv"),
        ("../../etc/gemeinden.csv", "gemeinden.csv"),
        ("<b>liste\x00.csv", "_b_liste_.csv"),
        ("ü" * 300 + ".csv", "ü" * 120),
    ],
)
def test_the_label_of_the_source_is_a_plain_file_name(filename, label):
    reading = read_register(b"AGS;Name\n05370016;Heinsberg\n", filename)

    assert reading.source == label


@given(binary(max_size=300), sampled_from([b"", b"AGS;Name\n", b"PK\x03\x04", b"602025083105"]))
def test_no_bytes_whatever_raise_anything_else(noise, start):
    with suppress(UnreadableRegister):
        reading = read_register(start + noise, "datei")

        assert reading.rows or reading.errors
