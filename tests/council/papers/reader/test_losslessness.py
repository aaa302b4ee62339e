"""Nothing of a paper is lost: every word stands in exactly one place."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.council.papers.reader import ReadPaper, read_paper
from tests.council.papers.reader.places import letters, texts_of, words

SEEDS = sorted((Path(__file__).parents[4].parent / "shared" / "seeds").glob("*.txt"))
LINES = st.sampled_from(
    [
        "",
        "",
        "Vorlage Nr. 2021/123",
        "Drucksachen-Nr.: 0225/2020-2025   Datum: 24.11.2021",
        "Datum:",
        "31.02.2021",
        "Fachbereich 6 Finanzen",
        "öffentlich / nichtöffentlich",
        "[x] öffentlich   [ ] nichtöffentlich",
        "Betreff:",
        "Betreff: Ausbau der Mühlenstraße",
        "# Ausbau der Mühlenstraße",
        "Stadt Musterstadt",
        "Begründung:",
        "## Sachverhalt",
        "B e g r ü n d u n g :",
        "Beschlussvorschlag:",
        "Beschlussempfehlung an den Rat: Er möge beschließen",
        "Beschluss:",
        "1. Für den Ausschuss für Umwelt, Planung und Verkehr:",
        "Rat:",
        "Rat: Der Ausbau wird beschlossen.",
        "Der Rat der Stadt Musterstadt beschließt den Ausbau.",
        "Finanzielle Auswirkungen: keine",
        "Kosten: 2.000,00 €",
        "Klimarelevanz:",
        "Anlagen: keine",
        "Anlage 1: Lageplan",
        "- Lageplan",
        "Beratungsfolge:   Termin   Ergebnis",
        "Haupt- und Finanzausschuss\t24.11.2021\tVorberatung",
        "| Rat | 15.12.2021 | Entscheidung |",
        "3. 15.12.2021 Rat der Stadt Musterstadt",
        "gez. Muster",
        "In Vertretung",
        "- 2 -",
        "Seite 2 von 5",
        "2",
        "\f",
        "-----",
        "Die Kosten trägt die Stadt, die nordrhein-",
        "westfälischen Förderungen und das Mit-",
        "glied im Haupt-",
        "und Finanzausschuss",
    ]
)
PROSE = st.text(alphabet="abßÜ Ä0 1.,:;-–_*#|()[]„“€\t\u00adé", max_size=60)


def paper_of(text: str) -> ReadPaper:
    empty = not any(map(str.isalnum, text))
    return ReadPaper() if empty else read_paper(text.encode(), "vorlage.txt")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES | PROSE, min_size=1, max_size=40))
def test_every_letter_of_a_generated_paper_stands_in_exactly_one_place(lines):
    text = "\n".join(lines)

    paper = paper_of(text)

    assert letters(*texts_of(paper)) == letters(text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES.filter(lambda line: not line.endswith("-")), min_size=1, max_size=40))
def test_every_word_of_a_paper_without_hyphenation_stands_in_exactly_one_place(lines):
    text = "\n".join(lines)

    paper = paper_of(text)

    assert words(*texts_of(paper)) == words(text)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_every_letter_of_a_real_document_stands_in_exactly_one_place(seed):
    content = seed.read_bytes()

    paper = read_paper(content, seed.name)

    assert letters(*texts_of(paper)) == letters(content.decode())
