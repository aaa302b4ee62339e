"""The official register GV100AD, whole and damaged."""

import csv
import io
import zipfile
from datetime import date
from time import process_time

import pytest

from ratsverbund.people.bodies.register import (
    RegisterRow,
    RowProblem,
    Severity,
    UnreadableRegister,
    read_register,
)

COUNTY = "402025083105370       Heinsberg".ljust(220)
TOWN = (
    "6020250831053700160016" + "Heinsberg, Stadt".ljust(100) + "63    "
    "000000092210000004316300000021521    52525"
).ljust(220)
NOTES = """Hinweise
Die Bevölkerungsangaben basieren für alle Bundesländer auf dem Stichtag 31.12.2024 (ZENSUS 2022).

Die Flächenangaben basieren auf dem Stichtag 31.12.2023.
"""
STRANGE_NOTES = NOTES.replace("31.12.2024", "31.12.2024, für Hessen auf dem Stichtag 31.12.2023")


def packed(**texts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in texts.items():
            archive.writestr(f"{name}.txt", text)
    return stream.getvalue()


def records(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


@pytest.fixture(scope="module")
def germany(official_zip):
    return read_register(official_zip, "GV100AD3108.zip")


def test_the_published_zip_holds_every_municipality_of_germany(germany):
    towns = [row for row in germany.rows if not row.unincorporated]

    assert len(towns) == 10_751
    assert len(germany.rows) - len(towns) == 201
    assert sum(row.state_code == "05" for row in towns) == 396
    assert sum(row.population for row in germany.rows) == 83_577_140
    assert germany.problems == ()


def test_the_published_zip_names_its_source_and_day(germany):
    assert germany.register_day == date(2025, 8, 31)
    assert germany.source == (
        "© Statistisches Bundesamt (Destatis), 2025,"
        " Gemeindeverzeichnis GV100AD, Gebietsstand 31.08.2025"
    )


def test_heinsberg_is_read_with_all_its_facts(germany):
    found = [row for row in germany.rows if row.name == "Heinsberg"]

    assert found == [
        RegisterRow(
            key="05370016",
            regional_key="053700016016",
            name="Heinsberg",
            official_name="Heinsberg, Stadt",
            kind="Stadt",
            state_code="05",
            district="Heinsberg",
            population=43_163,
            population_day=date(2024, 12, 31),
            area_ha=9_221,
            valid_on=date(2025, 8, 31),
        )
    ]
    assert found[0].number == 3016


def test_the_records_agree_with_the_independent_list_in_every_field(germany, official_csv):
    listed = csv.DictReader(io.StringIO(official_csv.decode("utf-8-sig")))

    read = [
        (row.key, row.regional_key, row.name, row.kind, row.district, row.population, row.area_ha)
        for row in germany.rows
    ]

    assert read == [
        (
            line["ags"],
            line["ars"],
            line["name"],
            line["kind"],
            line["district"],
            int(line["population_2024-12-31"]),
            int(line["area_ha"]),
        )
        for line in listed
    ]


def test_all_germany_is_read_in_under_three_seconds(official_zip):
    before = process_time()

    read_register(official_zip, "GV100AD3108.zip")

    assert process_time() - before < 3


def test_the_text_alone_names_no_day_and_says_so():
    reading = read_register(records(COUNTY, TOWN), "GV100AD.txt")

    assert [row.population_day for row in reading.rows] == [None]
    assert [(problem.row, problem.column) for problem in reading.errors] == [(None, "Stichtag")]
    assert reading.errors[0].sentence.startswith("Stichtag fehlt: ")


def test_a_stated_day_serves_where_the_text_names_none():
    reading = read_register(records(COUNTY, TOWN), "GV100AD.txt", population_day=date(2024, 12, 31))

    assert reading.problems == ()
    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]


def test_the_notes_in_the_zip_name_the_day_of_the_population():
    content = packed(GV100AD=f"{COUNTY}\r\n{TOWN}", Hinweise=NOTES)

    reading = read_register(content, "GV100AD.zip", population_day=date(2001, 1, 1))

    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]
    assert [row.district for row in reading.rows] == ["Heinsberg"]


def test_notes_with_two_days_are_not_decided_by_guessing():
    content = packed(GV100AD=f"{COUNTY}\r\n{TOWN}", Hinweise=STRANGE_NOTES)

    reading = read_register(content, "GV100AD.zip")

    assert [problem.column for problem in reading.errors] == ["Stichtag"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_umlauts_survive_every_encoding_the_register_had(encoding):
    line = TOWN.replace("Heinsberg, Stadt", "Würselen, Stadt ")

    reading = read_register(line.encode(encoding), "GV100AD.txt")

    assert [row.name for row in reading.rows] == ["Würselen"]


def test_a_damaged_record_is_named_by_its_line_and_the_others_are_read():
    lines = [COUNTY, TOWN, TOWN[:130], TOWN.replace("43163", "4x163"), "70 fremd"]

    reading = read_register(records(*lines), "GV100AD.txt", population_day=date(2024, 12, 31))

    assert len(reading.rows) == 1
    assert [(problem.row, problem.column) for problem in reading.problems] == [
        (3, "Satz"),
        (4, "Bevölkerung"),
        (5, "Satzart"),
    ]
    assert reading.errors[0].sentence == (
        "Der Satz ist abgeschnitten: 130 statt 220 Zeichen. Bitte neu herunterladen."
    )


def test_an_impossible_day_of_a_record_is_an_error():
    reading = read_register(
        TOWN.replace("20250831", "20250231").encode(),
        "GV100AD.txt",
        population_day=date(2024, 12, 31),
    )

    assert reading.problems == (
        RowProblem(
            1,
            "Gebietsstand",
            "20250231",
            "„20250231“ ist kein Tag der Form JJJJMMTT. Bitte neu herunterladen.",
            Severity.ERROR,
        ),
    )


def test_a_register_of_districts_only_is_refused():
    with pytest.raises(UnreadableRegister, match="keine Gemeinden"):
        read_register(records(COUNTY, COUNTY), "GV100AD.txt")


def test_far_more_lines_than_a_register_has_are_refused():
    content = records(TOWN, *["x"] * 60_000)

    with pytest.raises(UnreadableRegister, match=r"mehr als 60\.000 Zeilen"):
        read_register(content, "GV100AD.txt")


def test_a_zip_without_a_register_is_refused():
    with pytest.raises(UnreadableRegister, match="kein GV100AD"):
        read_register(packed(Hinweise=NOTES), "irgendwas.zip")


def test_a_zip_that_unpacks_into_too_much_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("GV100AD.txt", b"0" * (21 * 1024 * 1024))

    with pytest.raises(UnreadableRegister, match="entpackt zu groß"):
        read_register(stream.getvalue(), "bombe.zip")
