"""How days, amounts and shares are written."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from ratsverbund.ui import formats

DAY = date(2024, 9, 24)
MOMENT = datetime(2024, 9, 24, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "value", "german", "english"),
    [
        (formats.write_date, DAY, "Di, 24.09.2024", "Tue, 24 Sep 2024"),
        (formats.write_day, DAY, "24.09.2024", "24 Sep 2024"),
        (formats.write_moment, MOMENT, "Di, 24.09.2024, 09:30 Uhr", "Tue, 24 Sep 2024, 09:30"),
        (formats.write_money, Decimal("2000"), "2.000,00 €", "€2,000.00"),
        (formats.write_money, Decimal("-0.5"), "−0,50 €", "€−0.50"),
        (formats.write_number, 43163, "43.163", "43,163"),
        (formats.write_number, Decimal("0.25"), "0,25", "0.25"),
        (formats.write_percent, 0.5, "50 %", "50%"),
        (formats.write_percent, Decimal("0.6667"), "66,67 %", "66.67%"),
        (formats.write_iso, DAY, "2024-09-24", "2024-09-24"),
    ],
)
def test_a_value_is_written_in_the_language_of_the_page(write, value, german, english):
    with translation.override("de"):
        in_german = write(value)
    with translation.override("en"):
        in_english = write(value)

    assert in_german.replace("\u00a0", " ") == german
    assert in_english == english


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(hours=7, minutes=45), "7 Std. 45 Min."),
        (timedelta(days=14), "14 Tage"),
        (timedelta(days=1, hours=2), "1 Tag 2 Std."),
        (timedelta(0), "0 Min."),
    ],
)
def test_a_length_of_time_is_written_in_days_hours_and_minutes(length, written):
    assert formats.write_duration(length).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    "write", [w for n, w in formats.FILTERS.items() if n not in ("iso", "fact")]
)
def test_what_is_missing_is_a_dash(write):
    assert write(None) == "–"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("2000.00", "EUR", "2.000,00 €"),
        ("2024-09-24", "", "24.09.2024"),
        (True, "", "ja"),
        (2024, "", "2024"),
        (43163, "", "43.163"),
        ("0.5", "", "0,5"),
        (7, "Tage", "7 Tage"),
        (["Rat", "Ausschuss"], "", "Rat, Ausschuss"),
        ("einstimmig", "", "einstimmig"),
    ],
)
def test_what_a_rule_decided_is_written_as_people_write_it(value, unit, written):
    assert formats.write_fact(value, unit).replace("\u00a0", " ") == written


def test_a_constant_in_a_template_is_not_frozen_in_one_language(draw):
    with translation.override("en"):
        draw("{{ 2000 | money }}")
    with translation.override("de"):
        german = draw("{{ 2000 | money }}")

    assert german == "2.000,00 €"
