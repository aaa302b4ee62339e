"""Wrapped lines are joined, meant breaks are kept, hyphens are treated by rule."""

import pytest

from ratsverbund.council.papers.reader.lines import Wrapping

HYPHENS = {
    "Mit-\nglied des Rates": "Mitglied des Rates",
    "nordrhein-\nwestfälische Städte": "nordrhein-westfälische Städte",
    "Nordrhein-\nWestfalen": "Nordrhein-Westfalen",
    "Haupt-\nund Finanzausschuss": "Haupt- und Finanzausschuss",
    "EU-\nweite Ausschreibung": "EU-weite Ausschreibung",
    "die Jahre 2021-\n2023": "die Jahre 2021-2023",
    "E-\nmail": "E-mail",
    "Mit\u00ad\nglied": "Mitglied",
    "deutsch-\nfranzösisch, die deutsch-polnische": "deutsch-französisch, die deutsch-polnische",
}


@pytest.mark.parametrize("parted", HYPHENS)
def test_a_hyphen_at_a_line_end_is_kept_or_dropped_by_rule(parted):
    lines = parted.split("\n")

    assert Wrapping.of(lines).text(lines) == HYPHENS[parted]


def test_a_short_line_is_a_meant_break():
    lines = ["Anschrift", "Marktplatz 1", "x" * 70, "und weiter"]

    joined = Wrapping.of(lines).text(lines)

    assert joined == f"Anschrift\nMarktplatz 1\n{'x' * 70} und weiter"


def test_items_of_a_list_stay_apart():
    lines = ["Die Verwaltung wird beauftragt, den Vertrag zu schließen und", "- zu prüfen", "1. x"]

    joined = Wrapping.of(lines).text(lines)

    assert joined == "\n".join(lines)
