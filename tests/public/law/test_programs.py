"""What programs and files get: the same as the command line, and a PDF with the reasons."""

import io
import json
from datetime import date

import pytest
from pypdf import PdfReader

from ratsverbund.charter.cli import main
from ratsverbund.charter.drafts import kept
from ratsverbund.charter.works import Draft
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.public.law.queries.places import town
from tests.factories import people

pytestmark = pytest.mark.django_db


def printed(capsys, *words):
    """Return what the command line prints as JSON."""
    main([*words])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "normen.json?stand=2024-05-01&norm=hs/§8(3)",
            ["show", "heinsberg", "hs/§8(3)", "--on", "2024-05-01", "--json"],
        ),
        ("normen.json?stand=2020-06-01", ["show", "heinsberg", "--on", "2020-06-01", "--json"]),
        (
            "vergleich.json?von=2020-06-01&bis=2021-06-01",
            ["diff", "heinsberg", "--from", "2020-06-01", "--to", "2021-06-01", "--json"],
        ),
        ("rechnen/loss_of_earnings/angaben.json", ["facts", "loss_of_earnings"]),
    ],
)
def test_an_address_answers_as_the_command_line_does(client, capsys, address, words):
    answer = client.get(f"/recht/heinsberg/{address}")

    assert answer.json() == printed(capsys, *words)


def test_an_unknown_norm_is_said_with_its_remedy(client):
    answer = client.get("/recht/heinsberg/normen.json?norm=hs/§99")

    assert (answer.status_code, "Bitte so angeben" in answer.content.decode()) == (404, True)


def test_the_reasons_can_be_taken_away_as_pdf(client):
    answer = client.get("/recht/heinsberg/rechnen/loss_of_earnings/begruendung.pdf")

    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert [word for word in ("Antwort", "Gründe", "Hauptsatzung") if word not in text] == []


def test_no_pdf_is_made_of_facts_that_cannot_be_true(client):
    address = "/recht/heinsberg/rechnen/vote_result/begruendung.pdf?yes=viele"

    assert client.get(address).status_code == 422


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 1)])
def test_what_the_pages_show_is_the_law_that_operations_apply(day):
    body = people.heinsberg()
    draft = Draft("6. Änderungssatzung", {"competence.land_limit": 30000}, {"hs/§1(1)": "Neu."})
    body.enacted = [kept(draft, date(2026, 7, 1))]
    body.save(update_fields=["enacted"])

    shown, applied = town("heinsberg"), law_of(body, day)

    law = shown.law(day)
    assert (law.as_of, law.drafts, law.hash) == (applied.as_of, applied.drafts, applied.hash)
    dated = type(law)(shown.bundle, day)
    assert {
        name: (dated.text_of(norm).value, applied.text_of(applied.bundle.norms[name]).value)
        for name, norm in shown.bundle.norms.items()
        if dated.text_of(norm).value != applied.text_of(applied.bundle.norms[name]).value
    } == {}
    figures = {
        key: (value_of(dated, one), value_of(applied, applied.bundle.parameters[key]))
        for key, one in shown.bundle.parameters.items()
    }
    assert {key: pair for key, pair in figures.items() if pair[0] != pair[1]} == {}


def value_of(law, parameter):
    """Return a figure under a law, or why it is unknown."""
    version = law.version_of(parameter)
    return getattr(version, "value", version)
