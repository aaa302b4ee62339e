"""What is given back: the template, the register, and a list with its problems."""

import io
import re
import zipfile
from datetime import datetime

import pytest
from openpyxl import load_workbook

from ratsverbund.people.bodies.register import (
    read_register,
    register_xlsx,
    result_xlsx,
    template_xlsx,
)

# Workbooks know no time zones.
DAY = datetime(2024, 12, 31)  # noqa: DTZ001


def rows_of(content: bytes, title: str = "Gemeinden") -> list[tuple]:
    return list(load_workbook(io.BytesIO(content))[title].values)


def test_the_template_is_itself_a_faultless_list():
    reading = read_register(template_xlsx(), "vorlage.xlsx")

    assert [row.official_name for row in reading.rows] == ["Heinsberg, Stadt", "Eisenach, Stadt"]
    assert reading.problems == ()


def test_the_template_explains_each_of_its_columns():
    content = template_xlsx()

    explained = [row[0] for row in rows_of(content, "Erläuterung")[1:]]

    assert explained == list(rows_of(content)[0])


def test_a_key_typed_into_the_template_stays_text():
    book = load_workbook(io.BytesIO(template_xlsx()))

    column = book["Gemeinden"].column_dimensions["A"]

    assert column.number_format == "@"


def test_the_register_written_and_read_again_is_equal(official_zip):
    germany = read_register(official_zip, "GV100AD3108.zip")
    state = tuple(row for row in germany.rows if row.state_code == "05")

    again = read_register(register_xlsx(state), "export.xlsx")

    assert again.rows == state
    assert again.problems == ()
    assert again.register_day == germany.register_day


def test_a_list_comes_back_with_its_problems_in_the_last_column():
    content = (
        "AGS;Name;Einwohner 31.12.2024;Bemerkung\n"
        "5370016;Heinsberg;43163;rund\n05370020;Hückelhoven;viele;\n"
    ).encode()

    result = result_xlsx(read_register(content, "liste.csv"), content)

    assert rows_of(result) == [
        ("AGS", "Name", "Einwohner 31.12.2024", "Bemerkung", "Meldungen"),
        (
            "5370016",
            "Heinsberg",
            "43163",
            "rund",
            "Hinweis: AGS: Die führende Null fehlte; gelesen wurde 05370016.",
        ),
        (
            "05370020",
            "Hückelhoven",
            "viele",
            None,
            "Fehler: Einwohner 31.12.2024: „viele“ ist keine ganze Zahl."
            " Bitte nur Ziffern eintragen oder die Zelle leeren.",
        ),
    ]
    assert rows_of(result, "Zur Datei") == [
        ("Zeile", "Meldungen"),
        (1, "Hinweis: Bemerkung: Die Spalte „Bemerkung“ wird nicht übernommen."),
    ]


def test_a_list_given_back_reads_the_same_again():
    content = (
        "AGS;Name;Einwohner;Stichtag\n5370016;Heinsberg;43.163;31.12.2024\n"
        "05370020;Hückelhoven;viele;\n05370036;Wassenberg;19713;31.12.2024\n"
    ).encode()
    first = read_register(content, "liste.csv")
    result = result_xlsx(first, content)

    second = read_register(result, "liste.xlsx")

    assert second.rows == first.rows
    assert second.problems == first.problems
    assert rows_of(result_xlsx(second, result)) == rows_of(result)


def test_days_and_numbers_of_a_workbook_come_back_as_such(sheet):
    content = sheet(["AGS", "Name", "Einwohner", "Stichtag"], [5370016, "Heinsberg", 1, DAY])

    result = result_xlsx(read_register(content, "liste.xlsx"), content)

    assert rows_of(result)[1][:4] == (5370016, "Heinsberg", 1, DAY)


def test_official_records_come_back_under_our_headings():
    record = "6020250831053700160016" + "Heinsberg, Stadt".ljust(100) + "63    "
    content = f"{record}0000000922100000043163\n60 abgeschnitten".encode()
    reading = read_register(content, "GV100AD.txt", population_day=DAY.date())

    result = result_xlsx(reading, content)

    assert read_register(result, "ergebnis.xlsx").rows == reading.rows
    assert [row[0] for row in rows_of(result, "Zur Datei")] == ["Zeile", 2]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_what_looks_like_a_formula_is_given_back_as_text(start):
    typed = f"{start}HYPERLINK(A1)"
    content = f'AGS;Name;Kreis\n05370016;"{typed}";"{typed}"\n'.encode()

    result = result_xlsx(read_register(content, "liste.csv"), content)

    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    cells = re.findall(r'<c r="[BC]2"[^>]*>', xml)
    assert len(cells) == 2
    assert all(re.search(r't="(s|inlineStr)"', cell) for cell in cells)
    assert "<f" not in xml
    assert 'quotePrefix="1"' in styles


def test_characters_that_no_workbook_may_hold_are_replaced(sheet):
    content = b"AGS;Name\n05370016;Heins\x0bberg\n"

    result = result_xlsx(read_register(content, "liste.csv"), content)

    assert rows_of(result)[1][1] == "Heins\ufffdberg"
