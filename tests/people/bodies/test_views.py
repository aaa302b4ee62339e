"""Pages about bodies."""

import re
from datetime import date

import pytest

from ratsverbund.people.bodies.forms import BodyForm
from ratsverbund.people.bodies.models import Body
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db


def test_a_stranger_sees_published_bodies_only(client):
    people.body("Offenstadt")
    people.body("Geheimstadt", published_at=None)

    page = client.get("/koerperschaften/").content.decode()

    assert ("Offenstadt" in page, "Geheimstadt" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_bodies_takes_four_statements(client, number):
    town = people.body()
    for index in range(number):
        people.key(people.body(), f"0599900{index}")
    client.force_login(people.role("administrator", town))

    assert len(statements(client, "/koerperschaften/")) == 4


def test_the_list_is_narrowed_by_name_key_state_and_kind(client):
    people.published(people.key(people.body("Mühlhausen", state_code="16"), "16064046"))
    people.body("Heinsberg")

    found = {
        query: client.get(f"/koerperschaften/?{query}").content.decode().count("Stadt Mühlhausen")
        for query in (
            "q=mühl",
            "q=MUHL",
            "q=16064",
            "land=16",
            "art=municipality",
            "land=05",
            "q=Ulm",
        )
    }

    assert found == {
        "q=mühl": 1, "q=MUHL": 1, "q=16064": 1, "land=16": 1, "art=municipality": 1,
        "land=05": 0, "q=Ulm": 0,
    }  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_body_takes_four_statements(client, number):
    town = people.heinsberg()
    for index in range(number):
        people.organization(town, f"Ausschuss {index}", "committee")
        people.population(town, 40000 + index, date(2020 + index, 12, 31))
    client.force_login(people.role("administrator", town))

    assert len(statements(client, "/koerperschaften/heinsberg/")) == 4


def test_a_stranger_finds_no_page_of_an_unpublished_body(client):
    people.body("Geheimstadt", slug="geheimstadt", published_at=None)

    assert client.get("/koerperschaften/geheimstadt/").status_code == 404


def test_the_administration_enters_a_body_through_the_form(client):
    client.force_login(people.role("administrator", people.body()))

    answer = client.post(
        "/koerperschaften/neu/", {"name": "Hochschule Niederrhein", "kind": "university"}
    )

    assert (answer.status_code, answer["Location"]) == (
        302,
        "/koerperschaften/hochschule-niederrhein/",
    )


def test_a_refused_form_comes_back_filled(client):
    town = people.heinsberg()
    client.force_login(people.role("administrator", town))
    typed = {"count": "43170", "day": "2024-12-31", "source": "Testquelle"}

    answer = client.post("/koerperschaften/heinsberg/einwohner/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ist aus der Quelle „Testquelle“ schon eine Zahl eingetragen" in page
    assert 'value="43170"' in page


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("bearbeiten/", {"name": "Stadt Neu", "kind": "municipality"}),
        ("einwohner/", {"count": 5, "day": "2023-12-31", "source": "Q"}),
        ("schluessel/", {"key": "05370017", "start": "2026-01-01"}),
    ],
)
def test_every_form_of_a_body_leads_back_to_its_page(client, address, typed):
    people.heinsberg()
    client.force_login(people.role("administrator", Body.objects.get()))

    shown = client.get(f"/koerperschaften/heinsberg/{address}")
    sent = client.post(f"/koerperschaften/heinsberg/{address}", typed)

    assert (shown.status_code, sent.status_code) == (200, 302)


@pytest.mark.parametrize(
    ("fields", "title", "address"),
    [
        (
            {"charter": "heinsberg"},
            "Hauptsatzung der Stadt Heinsberg",
            "/recht/heinsberg/hauptsatzung/",
        ),
        ({}, "Landesrecht Nordrhein-Westfalen", "/recht/de-nw/"),
        ({"state_code": "16"}, "Bundesrecht", "/recht/de/"),
    ],
)
def test_the_law_of_a_body_is_named_in_german_and_linked(client, fields, title, address):
    town = people.body(**fields)

    page = client.get(f"/koerperschaften/{town.slug}/").content.decode()
    law = client.get(address)

    link = re.search(f'<a [^>]*href="{address}"[^>]*><span>([^<]*)', page)
    assert (link[1], law.status_code) == (title, 200)


def test_a_body_whose_law_is_gone_still_has_its_page_and_form(client):
    town = people.body(charter="atlantis")
    client.force_login(people.administrator(town))

    answers = [client.get(f"/koerperschaften/{town.slug}/{page}") for page in ("", "bearbeiten/")]

    assert [("atlantis" in one.content.decode(), one.status_code) for one in answers] == [
        (True, 200)
    ] * 2


def test_the_choice_of_law_offers_town_charters_by_their_title():
    assert BodyForm().fields["charter"].choices == [
        ("", "Landesrecht"),
        ("heinsberg", "Hauptsatzung der Stadt Heinsberg"),
        ("musterstadt", "Hauptsatzung der Stadt Musterstadt"),
    ]
