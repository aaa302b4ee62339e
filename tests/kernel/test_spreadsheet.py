"""Tables as XLSX, read back as a spreadsheet program reads them."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.spreadsheet import XLSX, Sheet, workbook


def read(*rows, **settings):
    """Write rows below one heading and read the sheet."""
    width = max(map(len, rows), default=1)
    content = workbook(Sheet("Liste", ["Spalte"] * width, rows, **settings))
    return load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("text", ["=1+1", "+49 2452", "-5", "@SUMME(A1)", "\tA", '=HYPERLINK("x")'])
def test_what_looks_like_a_formula_is_a_text(text):
    sheet = read([text])

    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", text)
    assert sheet["A2"].quotePrefix is True


def test_a_sign_no_file_can_carry_costs_only_itself():
    sheet = read(["Haus\x0bhalt"])

    assert sheet["A2"].value == "Haus\ufffdhalt"


def test_a_key_keeps_its_leading_zero():
    sheet = read(["05370016"])

    assert (sheet["A2"].value, sheet["A2"].number_format) == ("05370016", "@")


def test_days_moments_and_amounts_are_written_as_germans_write_them():
    sheet = read([date(2026, 3, 1), datetime(2026, 7, 1, 16, 30, tzinfo=UTC), Decimal("1234.50")])

    assert [cell.number_format for cell in sheet[2]] == [
        "DD.MM.YYYY",
        "DD.MM.YYYY HH:MM",
        "#,##0.00",
    ]
    assert sheet["B2"].value == datetime(2026, 7, 1, 18, 30)  # noqa: DTZ001 - cells know no zone
    assert sheet["C2"].value == 1234.5


def test_what_is_not_there_is_an_empty_cell():
    sheet = read(["", None, 0])

    assert [cell.value for cell in sheet[2]] == [None, None, 0]


def test_the_head_stays_in_view_and_the_sum_is_bold():
    sheet = read(["Rat", 1], total=["Summe", 1])

    assert sheet.freeze_panes == "A2"
    assert [row[0].font.bold for row in sheet.iter_rows()] == [True, False, True]


def test_a_faulty_row_is_marked():
    sheet = read(["gut"], ["falsch"], shaded={1})

    assert [row[0].fill.fill_type for row in sheet.iter_rows()] == [None, None, "solid"]


def test_a_title_of_any_length_and_with_any_sign_names_its_sheet():
    content = workbook(Sheet("Ausschuss für Bauen/Planen [neu]: Umwelt", ["A"], []))

    assert load_workbook(io.BytesIO(content)).sheetnames == ["Ausschuss für BauenPlanen neu U"]


def test_a_name_cannot_add_a_header_and_keeps_its_umlauts():
    answer = download(b"x", 'Übersicht".xlsx\r\nSet-Cookie: a=b', XLSX)

    named = answer.headers["Content-Disposition"]
    assert "\r" not in named
    assert "\n" not in named
    assert named.startswith("attachment; filename*=utf-8''%C3%9Cbersicht%22.xlsx")
    assert answer.headers["Cache-Control"] == "private, no-store"
