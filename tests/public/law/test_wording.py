"""The official wording beside our own, the picture of changes, and failed reasons."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.people.texts.operations import confirm_text, propose_text, withdraw_text
from ratsverbund.public.law.queries.chronicle import axis
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db
PAGE = "/recht/heinsberg/hauptsatzung/2024-05-01/"
TEXT = """Hauptsatzung
§ 1
Name
(1) Amtlich heißt die Stadt Heinsberg.
§ 99
Schluss
Dieser Satz hat keine eigene Norm.
"""


@pytest.fixture
def official():
    body = people.heinsberg()
    clerk = people.clerk(body)
    text = propose_text(
        body, TEXT.encode(), "hs.txt", source="Amtsblatt 7/2021",
        valid_from=date(2017, 1, 1), actor=clerk,
    )  # fmt: skip
    return confirm_text(text, actor=clerk), clerk


def read(client, address=PAGE):
    """Return a page."""
    return client.get(address).content.decode()


def test_the_official_wording_stands_beside_our_own_with_source_and_day(client, official):
    page = read(client)

    wanted = [
        "Amtlich heißt die Stadt Heinsberg.", "Heinsberg ist eine Stadt im Kreis Heinsberg.",
        "Quelle: Amtsblatt 7/2021", "gültig ab 01.01.2017", "§ 1 · Name",
    ]  # fmt: skip
    assert [words for words in wanted if words not in page] == []


def test_no_official_sentence_is_dropped(client, official):
    page = read(client)

    assert page.index("Weiterer amtlicher Wortlaut") < page.index("Dieser Satz hat keine eigene")


def test_a_norm_changed_since_says_so(client, official):
    text, _clerk = official
    text.wording.append(["§6(4)e", "Alter Wortlaut."])
    text.save(update_fields=["wording"])

    assert "seither geändert" in read(client, f"{PAGE}§6/4/e")


def test_search_finds_official_words(client, official):
    assert "Eine Stelle" in read(client, f"{PAGE}?q=Amtlich+heißt")


def test_without_an_official_wording_the_page_explains_why(client):
    people.heinsberg()

    assert "Heinsberg hat den amtlichen Wortlaut für diesen Tag noch nicht eingelesen." in read(
        client
    )


def test_a_wording_on_trial_is_not_shown(client):
    body = people.heinsberg()
    propose_text(body, TEXT.encode(), "hs.txt", source="Amtsblatt", actor=people.clerk(body))

    pages = [read(client), read(client, f"{PAGE}§1/1"), read(client, f"{PAGE}?q=Amtlich+heißt")]

    assert [page.count("Amtlich heißt die Stadt") for page in pages] == [0, 0, 0]


def test_a_withdrawn_wording_is_gone(client, official):
    text, clerk = official

    withdraw_text(text, actor=clerk)

    assert "Amtlich heißt die Stadt Heinsberg." not in read(client)


def test_the_wording_costs_one_statement(client, official):
    assert len(statements(client, PAGE)) <= 3


def test_the_picture_names_what_a_figure_was_and_became():
    bundle = bundle_of("heinsberg")

    stops, _height = axis(bundle, bundle.works["hs"])

    lines = [line.replace("\u00a0", " ") for _y, line in stops[-1].lines]
    assert "Wertgrenze für Grundstücksgeschäfte: 10.000,00 € → 25.000,00 € [V]" in lines


@pytest.mark.parametrize(
    ("example", "sentence"),
    [
        ("VA-9", "20 Wochenstunden sind nicht weniger als 20."),
        ("VA-10 zwei Personen", "Haushalt mit 2 Personen; nötig sind 3."),
        ("VA-5 ohne Erklärung", "Die Richtigkeit der Erklärung über das Einkommen ist nicht"),
    ],
)
def test_a_failed_branch_names_its_first_false_condition_on_page_and_in_pdf(
    client, example, sentence
):
    asked = {"beispiel": example}

    page = client.get("/recht/heinsberg/rechnen/loss_of_earnings/", asked).content.decode()
    annex = client.get("/recht/heinsberg/rechnen/loss_of_earnings/begruendung.pdf", asked)

    pages = PdfReader(io.BytesIO(annex.content)).pages
    text = " ".join(" ".join(one.extract_text().split()) for one in pages)
    assert (sentence in page, sentence in text) == (True, True)


def test_the_pdf_carries_the_official_wording_too(client, official):
    answer = client.get(f"{PAGE}fassung.pdf")

    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages)
    assert ("Amtlich heißt die Stadt Heinsberg." in text, "Amtsblatt 7/2021" in text) == (
        True,
        True,
    )
