"""XLSX lists: what Excel does to keys, days and cells, and what a hostile file tries."""

import io
import zipfile
from datetime import date, datetime
from time import process_time

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from ratsverbund.people.bodies.register import UnreadableRegister, read_register

HEADINGS = ["AGS", "Name", "Einwohner", "Stichtag"]
# Workbooks know no time zones.
DAY = datetime(2024, 12, 31)  # noqa: DTZ001


def rewritten(content: bytes, **changes) -> bytes:
    """Change the text of parts of a workbook by the end of their names."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode()
            for part, change in changes.items():
                if name.endswith(f"{part}.xml"):
                    text = change(text)
            new.writestr(name, text)
    return stream.getvalue()


def test_a_key_that_became_a_number_gets_its_zero_back(sheet):
    content = sheet(HEADINGS, [5370016, "Heinsberg", 43163, DAY], [16063105, "Eisenach"])

    reading = read_register(content, "liste.xlsx")

    assert [(row.key, row.population, row.population_day) for row in reading.rows] == [
        ("05370016", 43_163, date(2024, 12, 31)),
        ("16063105", None, None),
    ]
    assert [(problem.row, problem.column) for problem in reading.notes] == [(2, "AGS")]


@pytest.mark.parametrize("day", [DAY, DAY.date(), "31.12.2024", "2024-12-31", 45657])
def test_a_day_may_be_typed_text_or_a_bare_number(sheet, day):
    reading = read_register(sheet(HEADINGS, ["05370016", "Heinsberg", 1, day]), "liste.xlsx")

    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]


def test_a_bare_number_counts_from_1904_where_the_workbook_does(sheet):
    def change(active):
        active.parent.epoch = CALENDAR_MAC_1904

    content = sheet(HEADINGS, ["05370016", "Heinsberg", 1, 44195], change=change)

    assert [row.population_day for row in read_register(content, "liste.xlsx").rows] == [
        date(2024, 12, 31)
    ]


@pytest.mark.parametrize("value", [43.163, True, "#REF!", "-", DAY])
def test_what_is_no_whole_number_is_no_population(sheet, value):
    content = sheet(HEADINGS, ["05370016", "Heinsberg", value, DAY])

    reading = read_register(content, "liste.xlsx")

    assert [(problem.row, problem.column) for problem in reading.errors] == [(2, "Einwohner")]


def test_a_formula_without_a_stored_result_is_told(sheet):
    content = sheet(HEADINGS, ["05370016", "Heinsberg", "=40000+3163", DAY])

    reading = read_register(content, "liste.xlsx")

    assert [(problem.row, problem.column) for problem in reading.errors] == [(2, "Einwohner")]
    assert reading.errors[0].sentence == (
        "Hier steht eine Formel ohne gespeichertes Ergebnis. Bitte die Datei in Excel öffnen"
        " und speichern oder den Wert selbst eintragen."
    )


def test_an_array_formula_without_a_stored_result_is_told(sheet):
    def change(active):
        active["C2"] = ArrayFormula("C2:C2", "=SUM(D2:D3)")

    content = sheet(HEADINGS, ["05370016", "Heinsberg", None, DAY], change=change)

    assert [problem.column for problem in read_register(content, "liste.xlsx").errors] == [
        "Einwohner"
    ]


def test_a_formula_with_its_stored_result_is_read(sheet):
    content = sheet(HEADINGS, ["05370016", "Heinsberg", "=40000+3163", DAY])
    stored = rewritten(content, sheet1=lambda text: text.replace("<v></v>", "<v>43163</v>", 1))

    reading = read_register(stored, "liste.xlsx")

    assert [row.population for row in reading.rows] == [43_163]


def test_a_merged_cell_is_told_where_its_value_is_missing(sheet):
    content = sheet(
        HEADINGS,
        ["05370016", "Heinsberg", 43163, DAY],
        ["05370020", "Hückelhoven", 40000, None],
        change=lambda active: active.merge_cells("D2:D3"),
    )

    reading = read_register(content, "liste.xlsx")

    assert [row.name for row in reading.rows] == ["Heinsberg"]
    assert [(problem.row, problem.column, problem.sentence) for problem in reading.errors] == [
        (
            3,
            "Stichtag",
            "Die Zelle gehört zum verbundenen Bereich D2:D3. Bitte die Verbindung aufheben"
            " und den Wert in jede Zeile eintragen.",
        )
    ]


def test_a_merged_title_above_the_headings_does_no_harm(sheet):
    content = sheet(
        ["Gemeinden im Kreis Heinsberg"],
        HEADINGS,
        ["05370016", "Heinsberg", 43163, DAY],
        change=lambda active: active.merge_cells("A1:D1"),
    )

    assert read_register(content, "liste.xlsx").problems == ()


def test_hundreds_of_merged_cells_are_refused(sheet):
    def change(active):
        for row in range(3, 204):
            active.merge_cells(f"A{row}:B{row}")

    with pytest.raises(UnreadableRegister, match="201 verbundene"):
        read_register(sheet(HEADINGS, ["05370016", "Heinsberg"], change=change), "liste.xlsx")


def test_empty_rows_are_skipped_and_the_row_numbers_stay(sheet):
    content = sheet(HEADINGS, [], [None, " "], ["05370016", "Heinsberg"], [], ["x", "Y"])

    reading = read_register(content, "liste.xlsx")

    assert [row.number for row in reading.rows] == [4]
    assert [problem.row for problem in reading.errors] == [6]


def test_the_sheet_with_the_headings_is_found(sheet):
    def change(active):
        list_sheet = active.parent.create_sheet("Gemeinden")
        list_sheet.append(HEADINGS)
        list_sheet.append(["05370016", "Heinsberg"])

    content = sheet(["Anschreiben"], change=change)

    assert [row.name for row in read_register(content, "liste.xlsx").rows] == ["Heinsberg"]


def test_a_stray_cell_far_below_costs_no_time(sheet):
    def change(active):
        active["B1048576"] = " "

    content = sheet(HEADINGS, ["05370016", "Heinsberg"], change=change)
    before = process_time()

    reading = read_register(content, "liste.xlsx")

    assert [row.name for row in reading.rows] == ["Heinsberg"]
    assert process_time() - before < 5


def test_a_false_dimension_is_ignored(sheet):
    content = sheet(HEADINGS, ["05370016", "Heinsberg"])
    false = rewritten(
        content, sheet1=lambda text: text.replace('ref="A1:D2"', 'ref="A1:XFD1048576"')
    )

    assert [row.name for row in read_register(false, "liste.xlsx").rows] == ["Heinsberg"]


def test_a_row_number_beyond_excel_is_refused(sheet):
    content = sheet(HEADINGS, ["05370016", "Heinsberg"])
    false = rewritten(
        content, sheet1=lambda text: text.replace('<row r="2"', '<row r="9999999999"')
    )

    with pytest.raises(UnreadableRegister, match="entpackt zu groß"):
        read_register(false, "liste.xlsx")


def test_more_than_twenty_thousand_rows_are_refused(sheet):
    content = sheet(HEADINGS, *[["05370016", "Heinsberg"]] * 20_001)

    with pytest.raises(UnreadableRegister, match=r"mehr als 20\.000 Zeilen"):
        read_register(content, "liste.xlsx")


@pytest.mark.parametrize("part", ["sheet1", "styles", "workbook"])
def test_a_part_that_unpacks_into_too_much_is_refused_before_it_is_read(sheet, part):
    content = sheet(HEADINGS, ["05370016", "Heinsberg"])
    bomb = rewritten(content, **{part: lambda text: text + " " * (49 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024

    with pytest.raises(UnreadableRegister, match="entpackt zu groß"):
        read_register(bomb, "bombe.xlsx")


@pytest.mark.parametrize(("tag", "times"), [("<c/>", 1_400_001), ("<xf/>", 150_001)])
def test_millions_of_tiny_elements_are_refused(sheet, tag, times):
    content = sheet(HEADINGS, ["05370016", "Heinsberg"])
    bomb = rewritten(content, sheet1=lambda text: text.replace("</row>", tag * times + "</row>", 1))

    with pytest.raises(UnreadableRegister, match="entpackt zu groß"):
        read_register(bomb, "bombe.xlsx")


def test_entities_that_multiply_are_refused(sheet):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    content = sheet(HEADINGS, ["05370016", "Heinsberg"])
    bomb = rewritten(content, sheet1=lambda text: laughs + text.replace("05370016", "&b;"))

    with pytest.raises(UnreadableRegister, match="entpackt zu groß"):
        read_register(bomb, "bombe.xlsx")


def test_a_damaged_workbook_is_refused(sheet):
    content = sheet(HEADINGS, ["05370016", "Heinsberg"])
    damaged = rewritten(content, sheet1=lambda text: text[:200])

    with pytest.raises(UnreadableRegister, match="beschädigt"):
        read_register(damaged, "liste.xlsx")
