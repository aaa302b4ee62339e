"""Papers on the public pages: found, read, taken back."""

from datetime import date
from xml.etree import ElementTree

import pytest

from ratsverbund.council.papers.operations import make_nonpublic
from tests.factories import council, people
from tests.public import world
from tests.public.world import published

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client, query):
    """Return which of the titles a search shows."""
    page = client.get(f"/buergerinfo/vorlagen/?{query}").content.decode()
    return [word for word in ("Hängebrücke", "Radweg", "Gebühren") if word in page]


@pytest.fixture
def three():
    """Three papers of two towns."""
    town, other = world.town(), people.body("Nachbarort", slug="nachbarort")
    published(people.organization(other))
    bridge = world.road(town, "Hängebrücke", reference="2026/900").paper
    road = published(
        council.paper(town.body, "Radweg", day=date(2024, 5, 1), paper_type="motion", reasoning="")
    )
    published(council.proposal(road, None, text="Der Asphalt wird rot."))
    published(council.paper(other, "Gebühren", reasoning="Die Müllabfuhr wird teurer."))
    return bridge, town


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Hängebrücke", "Radweg", "Gebühren"]),
        ("q=brücke", ["Hängebrücke"]),
        ("q=asphalt+rot", ["Radweg"]),
        ("q=asphalt+blau", []),
        ("q=müllabfuhr", ["Gebühren"]),
        ("q=2026/900", ["Hängebrücke"]),
        ("q=%25", []),
        ("koerperschaft=nachbarort", ["Gebühren"]),
        ("jahr=2024", ["Radweg"]),
        ("art=motion", ["Radweg"]),
        ("jahr=unsinn", ["Hängebrücke", "Radweg", "Gebühren"]),
        ("q=%00", ["Hängebrücke", "Radweg", "Gebühren"]),
    ],
)
def test_papers_are_found_by_words_and_narrowed(client, three, query, found):
    assert titles(client, query) == found


def test_papers_are_narrowed_by_the_organization_that_consults_on_them(client, three):
    _bridge, town = three

    assert titles(client, f"gremium={town.council.pk}") == ["Hängebrücke"]


@pytest.mark.parametrize(("number", "status"), [("1", 200), ("2", 200), ("3", 404), ("x", 200)])
def test_a_long_list_has_pages(client, number, status):
    body = people.body()
    for index in range(26):
        published(council.paper(body, f"Vorlage {index}"))

    assert client.get(f"/buergerinfo/vorlagen/?seite={number}").status_code == status


def test_a_paper_shows_proposals_way_result_effect_and_attachments(client):
    road = world.road(world.town(), financial_effect="Es kostet 12 Mio. EUR.")

    page = client.get(f"/buergerinfo/vorlagen/{road.paper.pk}/").content.decode()

    shown = (
        "Die Brücke ist alt.", "Die Brücke wird gebaut.", "Es kostet 12 Mio. EUR.", "einstimmig",
        "43 Ja, 0 Nein, 2 Enthaltungen", f"/buergerinfo/sitzungen/{road.meeting.pk}/",
        f"/buergerinfo/anlagen/{road.file.pk}/", "Der Weg dieser Vorlage",
    )  # fmt: skip
    assert [words for words in shown if words not in page] == []


def test_an_attachment_is_saved_and_never_run(client):
    road = world.road(world.town())

    answer = client.get(f"/buergerinfo/anlagen/{road.file.pk}/")

    assert answer.content == b"%PDF-plan"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Lageplan.pdf"'
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_withdrawn_paper_says_when_and_why(client):
    paper = published(
        council.paper(
            people.body(), state="withdrawn", withdrawn_on=date(2026, 4, 1),
            withdrawn_reason="Der Antrag ist erledigt.",
        )
    )  # fmt: skip

    page = client.get(f"/buergerinfo/vorlagen/{paper.pk}/").content.decode()

    assert "Zurückgezogen am Mi, 01.04.2026. Der Antrag ist erledigt." in page


def test_a_paper_that_is_no_longer_public_leaves_a_number_and_a_day(client):
    town = world.town()
    road = world.road(town, "Kaiserbrücke", reference="2026/333")
    world.published(road.paper)

    make_nonpublic(road.paper, "Ein Name war zu lesen.", actor=people.clerk(town.body))

    answer = client.get(f"/buergerinfo/vorlagen/{road.paper.pk}/")
    page = answer.content.decode()
    assert (answer.status_code, "2026/333" in page, "nicht mehr öffentlich" in page) == (
        410, True, True,
    )  # fmt: skip
    elsewhere = [
        page,
        *(
            client.get(f"/buergerinfo/{address}").content.decode()
            for address in (
                "", "heinsberg/", "vorlagen/", "beschluesse/", "heinsberg/vorlagen.atom",
                f"sitzungen/{road.meeting.pk}/", f"sitzungen/{road.meeting.pk}/termin.ics",
                f"beschluesse/{road.resolution.pk}/", f"anlagen/{road.file.pk}/",
            )
        ),
    ]  # fmt: skip
    assert [text for text in elsewhere if "Kaiserbrücke" in text or "war zu lesen" in text] == []


def test_the_feed_names_the_newest_papers_of_one_body(client):
    town = world.town()
    paper = world.road(town, "Kaiserbrücke", reference="2026/333").paper
    published(council.paper(people.body(), "Anderswo"))

    answer = client.get("/buergerinfo/heinsberg/vorlagen.atom")

    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["2026/333: Kaiserbrücke"]
    assert entries[0].findtext(f"{ATOM}id").endswith(f"/buergerinfo/vorlagen/{paper.pk}/")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_a_feed_without_papers_is_empty_and_of_no_body_is_missing(client):
    people.body("Leerstadt", slug="leerstadt")

    answers = [
        client.get(f"/buergerinfo/{slug}/vorlagen.atom").status_code for slug in ("leerstadt", "x")
    ]

    assert answers == [200, 404]
