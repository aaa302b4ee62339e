"""The facts in the head of a paper are known by their form, and titles are left alone."""

from datetime import date

import pytest

from ratsverbund.council.papers.reader import read_paper

TITLES = [
    "Bericht 2023 zur Lage der Stadtbücherei",
    "Antrag der Fraktion Beispiel vom 3. Mai 2024: Bänke im Park",
    "Beitritt zum Netzwerk: Rat und Ausschüsse",
    "Anlage 3 der Hauptsatzung; hier: Änderung",
]
REFERENCES = {
    "Vorlage Nr. 2021/123": "2021/123",
    "Drucksachen-Nr.: 0225/2020-2025": "0225/2020-2025",
    "Vorlagennummer: 1089 /X.L.": "1089 /X.L.",
    "Drucksache WP8158/2013": "WP8158/2013",
    "Beschlussvorlage VO/22/19015/III": "VO/22/19015/III",
    "DS-Nr. 17-26": "17-26",
    "Antrag Nr. 5/2024": "5/2024",
}
PUBLICITY = {
    "öffentlich": True,
    "Nichtöffentliche Sitzung": False,
    "nicht öffentlich": False,
    "Status: öffentlich": True,
    "[x] öffentlich [ ] nichtöffentlich": True,
    "☐ öffentlich ☒ nichtöffentlich": False,
    "öffentlich / nichtöffentlich": None,
    "☐ öffentlich ☐ nichtöffentlich": None,
}
DATES = {
    "Datum: 24.11.2021": date(2021, 11, 24),
    "Heinsberg, den 4. März 2022": date(2022, 3, 4),
    "2026-11-22": date(2026, 11, 22),
    "Datum: 31.02.2021": None,
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_looks_like_a_fact_stays_the_title(title):
    assert read_paper(f"{title}\n\nBegründung:\nText.".encode(), "a.txt").title == title


@pytest.mark.parametrize("line", REFERENCES)
def test_a_reference_is_known_by_its_label(line):
    paper = read_paper(f"{line}\n\nNeue Bänke\n".encode(), "a.txt")

    assert (paper.reference, paper.title) == (REFERENCES[line], "Neue Bänke")


@pytest.mark.parametrize("line", PUBLICITY)
def test_public_or_not_is_only_said_when_it_is_certain(line):
    assert read_paper(f"{line}\n\nNeue Bänke\n".encode(), "a.txt").public is PUBLICITY[line]


@pytest.mark.parametrize("line", DATES)
def test_a_date_is_known_by_label_or_place(line):
    assert read_paper(f"{line}\n\nNeue Bänke\n".encode(), "a.txt").date == DATES[line]


def test_a_public_paper_with_a_closed_consultation_is_not_taken_for_public():
    text = "öffentlich\n\nNeue Bänke\n\nBeratungsfolge:\nRat  01.02.2024  nichtöffentlich\n"

    assert read_paper(text.encode(), "a.txt").public is None
