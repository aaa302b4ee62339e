"""CSV lists as offices keep them: every usual form, and each fault by its row."""

from datetime import date

import pytest

from ratsverbund.people.bodies.register import RowProblem, Severity, read_register

HEADINGS = "AGS;Name;Einwohner;Stichtag"


def listed(*lines: str, headings: str = HEADINGS) -> bytes:
    return "\r\n".join([headings, *lines]).encode()


def places(problems) -> list[tuple]:
    return [(problem.row, problem.column, problem.value, problem.severity) for problem in problems]


def only_error(line: str, headings: str = HEADINGS, **stated) -> RowProblem:
    reading = read_register(listed(line, headings=headings), "liste.csv", **stated)
    assert reading.rows == ()
    assert len(reading.errors) == 1
    return reading.errors[0]


def test_the_list_of_all_germany_is_read_with_its_newest_population(official_csv):
    reading = read_register(official_csv, "gemeinden_de_2025-08-31.csv")

    heinsberg = next(row for row in reading.rows if row.key == "05370016")
    assert len(reading.rows) == 10_952
    assert sum(row.population for row in reading.rows) == 83_577_140
    assert (heinsberg.population, heinsberg.population_day) == (43_163, date(2024, 12, 31))
    assert reading.errors == ()
    assert reading.source == "gemeinden_de_2025-08-31.csv"


def test_a_column_left_aside_is_told(official_csv):
    reading = read_register(official_csv, "gemeinden_de_2025-08-31.csv")

    assert [problem.column for problem in reading.notes] == [
        "kind_code",
        "state_code",
        "district_code",
        "association_code",
        "association",
        "association_kind",
        "plz",
        "plz_multiple",
        "population_male_2024-12-31",
        "population_2022-12-31",
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_encoding_are_recognised(separator, encoding):
    text = "AGS;Gemeinde;Bevölkerung;Stichtag\n05354012;Würselen;38496;31.12.2022\n"

    reading = read_register(text.replace(";", separator).encode(encoding), "liste.csv")

    assert [(row.key, row.name, row.population) for row in reading.rows] == [
        ("05354012", "Würselen", 38_496)
    ]


def test_an_assumed_encoding_is_told_once():
    reading = read_register("AGS;Name\n05354012;Würselen\n".encode("cp1252"), "liste.csv")

    assert [(problem.row, problem.severity) for problem in reading.problems] == [
        (None, Severity.NOTE)
    ]


@pytest.mark.parametrize(
    "headings",
    [
        "Gemeindeschlüssel;Gemeindename;Einwohnerzahl;Stichtag",
        "Amtlicher Gemeindeschlüssel (AGS);Stadt/Gemeinde;Bevölkerung insgesamt;Stichtag",
        "SCHLÜSSEL;NAME;EINWOHNER;STICHTAG",
        "Schluessel;Kommune;Einwohnerinnen und Einwohner;Stichtag der Bevölkerung",
    ],
)
def test_columns_are_found_by_their_usual_names(headings):
    line = "05370016;Heinsberg;43163;31.12.2024"

    reading = read_register(listed(line, headings=headings), "liste.csv")

    assert reading.problems == ()
    assert [(row.key, row.name, row.population, row.population_day) for row in reading.rows] == [
        ("05370016", "Heinsberg", 43_163, date(2024, 12, 31))
    ]


@pytest.mark.parametrize(
    "heading", ["Einwohner 31.12.2024", "Bevölkerung am 31.12.2024", "Einwohner (2024-12-31)"]
)
def test_a_day_in_the_heading_counts_for_the_whole_column(heading):
    content = listed("05370016;Heinsberg;43163", headings=f"AGS;Name;{heading}")

    reading = read_register(content, "liste.csv")

    assert reading.problems == ()
    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]


def test_titles_above_the_headings_and_empty_rows_are_skipped():
    content = f"Gemeinden im Kreis\n\n{HEADINGS}\n\n;;;\n05370016;Heinsberg;;\n".encode()

    reading = read_register(content, "liste.csv")

    assert [(row.name, row.number) for row in reading.rows] == [("Heinsberg", 6)]


def test_a_list_with_regional_keys_only_derives_the_municipality_key():
    reading = read_register(listed("05 370 0016 016;Heinsberg", headings="ARS;Name"), "liste.csv")

    assert [(row.key, row.regional_key) for row in reading.rows] == [("05370016", "053700016016")]


def test_a_lost_leading_zero_is_repaired_and_told():
    reading = read_register(listed("5370016;Heinsberg;;"), "liste.csv")

    assert [row.key for row in reading.rows] == ["05370016"]
    assert reading.problems == (
        RowProblem(
            2,
            "AGS",
            "5370016",
            "Die führende Null fehlte; gelesen wurde 05370016.",
            Severity.NOTE,
        ),
    )


def test_grouped_thousands_are_read_and_told():
    reading = read_register(listed("05370016;Heinsberg;43.163;31.12.2024"), "liste.csv")

    assert [row.population for row in reading.rows] == [43_163]
    assert places(reading.problems) == [(2, "Einwohner", "43.163", Severity.NOTE)]


@pytest.mark.parametrize("text", ["31.12.2024", "2024-12-31", "45657"])
def test_a_day_may_be_german_iso_or_a_count_of_days(text):
    reading = read_register(listed(f"05370016;Heinsberg;43163;{text}"), "liste.csv")

    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        (";Heinsberg;;", "AGS", ""),
        ("053701;Heinsberg;;", "AGS", "053701"),
        ("0053701;Heinsberg;;", "AGS", "0053701"),
        ("053700016016;Heinsberg;;", "AGS", "053700016016"),
        ("0537O016;Heinsberg;;", "AGS", "0537O016"),
        ("17370016;Heinsberg;;", "AGS", "17370016"),
        ("05370016;;;", "Name", ""),
        ("05370016;=HYPERLINK(0);;", "Name", "=HYPERLINK(0)"),
        ("05370016;WÃ¼rselen;;", "Name", "WÃ¼rselen"),
        ('05370016;"Heins\nberg";;', "Name", "Heins\nberg"),
        ("05370016;Heinsberg;-43163;31.12.2024", "Einwohner", "-43163"),
        ("05370016;Heinsberg;rund 43000;31.12.2024", "Einwohner", "rund 43000"),
        ("05370016;Heinsberg;43,163;31.12.2024", "Einwohner", "43,163"),
        ("05370016;Heinsberg;99999999;31.12.2024", "Einwohner", "99999999"),
        ("05370016;Heinsberg;43163;", "Stichtag", ""),
        ("05370016;Heinsberg;43163;2024", "Stichtag", "2024"),
        ("05370016;Heinsberg;43163;31.02.2024", "Stichtag", "31.02.2024"),
        ("05370016;Heinsberg;43163;31.12.24", "Stichtag", "31.12.24"),
        ("05370016;Heinsberg;43163;31.12.2024;zuviel", "", "zuviel"),
    ],
)
def test_each_fault_is_named_by_row_column_and_value(line, column, value):
    problem = only_error(line)

    assert (problem.row, problem.column, problem.value) == (2, column, value)


def test_the_sentence_of_a_fault_names_the_remedy():
    problem = only_error("05370016;Heinsberg;43163;")

    assert problem.sentence == (
        "Stichtag fehlt: Bitte eintragen, von welchem Tag die Einwohnerzahl ist."
    )


def test_braces_in_a_cell_are_shown_as_typed():
    problem = only_error("{value.__class__};Heinsberg;;")

    assert problem.sentence == (
        "„{value.__class__}“ ist kein 8-stelliger Gemeindeschlüssel (AGS) wie 05370016."
        " Bitte berichtigen oder die Zeile löschen."
    )


def test_a_population_without_a_column_for_its_day_is_an_error():
    problem = only_error("05370016;Heinsberg;43163", headings="AGS;Name;Einwohner")

    assert (problem.column, problem.sentence[:14]) == ("Stichtag", "Stichtag fehlt")


def test_a_stated_day_serves_where_the_list_names_none():
    content = listed("05370016;Heinsberg;43163", headings="AGS;Name;Einwohner")

    reading = read_register(content, "liste.csv", population_day=date(2024, 12, 31))

    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]


def test_a_day_in_the_future_is_an_error_when_today_is_known():
    problem = only_error("05370016;Heinsberg;43163;31.12.2042", today=date(2026, 11, 22))

    assert problem.sentence == "31.12.2042 liegt in der Zukunft. Bitte den Tag prüfen."


@pytest.mark.parametrize("land", ["05", "5", "NRW", "Nordrhein-Westfalen", ""])
def test_a_state_may_be_a_number_a_name_or_an_abbreviation(land):
    content = listed(f"05370016;Heinsberg;{land}", headings="AGS;Name;Land")

    reading = read_register(content, "liste.csv")

    assert [row.state_code for row in reading.rows] == ["05"]


@pytest.mark.parametrize("land", ["Thüringen", "Westfalen", "77"])
def test_a_state_that_is_not_the_one_of_the_key_is_an_error(land):
    problem = only_error(f"05370016;Heinsberg;{land}", headings="AGS;Name;Land")

    assert (problem.column, problem.value) == ("Land", land)


def test_two_keys_that_contradict_each_other_are_an_error():
    problem = only_error("05370016;053700020020;Heinsberg", headings="AGS;ARS;Name")

    assert (problem.column, problem.value) == ("ARS", "053700020020")


def test_an_unknown_kind_is_an_error_and_a_number_is_a_kind():
    content = listed("05370016;A;63", "05370020;B;Weiler", headings="AGS;Name;Art")

    reading = read_register(content, "liste.csv")

    assert [(row.name, row.kind) for row in reading.rows] == [("A", "Stadt")]
    assert places(reading.errors) == [(3, "Art", "Weiler", Severity.ERROR)]


def test_a_repeated_key_is_an_error_that_names_the_first_row():
    reading = read_register(
        listed("05370016;Heinsberg;;", "05370020;Hückelhoven;;", "5370016;Heinsberg;;"),
        "liste.csv",
    )

    assert [row.name for row in reading.rows] == ["Heinsberg", "Hückelhoven"]
    assert [(problem.row, problem.sentence) for problem in reading.errors] == [
        (4, "05370016 steht schon in Zeile 2 (Heinsberg). Bitte eine der Zeilen löschen.")
    ]


def test_every_fault_of_a_row_is_told_at_once():
    reading = read_register(listed("abc;;-1;morgen"), "liste.csv")

    assert [problem.column for problem in reading.errors] == [
        "AGS",
        "Name",
        "Einwohner",
        "Stichtag",
    ]


def test_row_numbers_count_the_lines_of_the_file_even_inside_quotes():
    content = listed('05370016;"Heins\nberg";;', "x;Hückelhoven;;")

    reading = read_register(content, "liste.csv")

    assert [(problem.row, problem.column) for problem in reading.errors] == [
        (2, "Name"),
        (4, "AGS"),
    ]


@pytest.mark.parametrize(
    ("typed", "name", "official"),
    [
        ("Stadt Heinsberg", "Heinsberg", "Heinsberg, Stadt"),
        ("Heinsberg, Stadt", "Heinsberg", "Heinsberg, Stadt"),
        ("Große Kreisstadt Görlitz", "Görlitz", "Görlitz, Große Kreisstadt"),
        ("Markt Garmisch-Partenkirchen", "Garmisch-Partenkirchen", "Garmisch-Partenkirchen, Markt"),
        ("Markt Schwaben", "Markt Schwaben", "Markt Schwaben"),
        ("Markt Schwaben, M", "Markt Schwaben", "Markt Schwaben, M"),
        ("Stadtlohn", "Stadtlohn", "Stadtlohn"),
        ("Neustadt am Kulm, St", "Neustadt am Kulm", "Neustadt am Kulm, St"),
    ],
)
def test_a_title_in_the_name_column_is_told_from_the_name(typed, name, official):
    reading = read_register(listed(f'05370016;"{typed}";;'), "liste.csv")

    assert [(row.name, row.official_name) for row in reading.rows] == [(name, official)]


def test_a_column_stand_is_the_day_of_the_population():
    reading = read_register(
        listed("05370016;Heinsberg;43163;31.12.2024", headings="AGS;Name;Einwohner;Stand"),
        "liste.csv",
    )

    assert [row.population_day for row in reading.rows] == [date(2024, 12, 31)]


def test_a_row_kept_out_shows_its_key_and_name_as_typed():
    reading = read_register(
        listed("0537;Unsinn;viele;", "05370016;Heinsberg;;", "05370016;Heinsberg neu;;"),
        "liste.csv",
    )

    assert reading.kept_out == {2: ("0537", "Unsinn"), 4: ("05370016", "Heinsberg neu")}
