"""The law as strangers read it."""

import re
from datetime import date

import pytest

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.drafts import kept
from ratsverbund.charter.works import Draft
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.bodies.operations import enact_change
from ratsverbund.public.law.addresses import place_of
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

CHARTER = "/recht/heinsberg/hauptsatzung"
PAGES = [
    "/recht/", "/recht/heinsberg/", f"{CHARTER}/", f"{CHARTER}/2020-06-01/",
    f"{CHARTER}/2024-05-01/?q=Sitzungsgeld", f"{CHARTER}/2024-05-01/§8/3/a",
    f"{CHARTER}/2024-05-01/§14", "/recht/heinsberg/pruefung/", "/recht/heinsberg/abdeckung/",
    "/recht/heinsberg/vergleich/", "/recht/heinsberg/vergleich/?sicht=werte",
    "/recht/heinsberg/vergleich/?sicht=faelle", "/recht/heinsberg/rechnen/",
    "/recht/heinsberg/rechnen/loss_of_earnings/", "/recht/de-nw/go/", "/recht/heinsberg/go/",
    "/recht/netzwerk-innenstadt-nrw/s001/",
]  # fmt: skip


def read(client, address, status=200):
    """Return a page."""
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_reads_the_law_with_two_statements_at_most(client, address):
    people.heinsberg()

    sent = statements(client, address)

    assert len(sent) <= 3  # the strangers' door, the town under the bundle, its official wording


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("atlantis/", "Unter „atlantis“ ist kein Recht hinterlegt."),
        ("heinsberg/friedhofssatzung/", "kennt kein Werk „friedhofssatzung“"),
        ("heinsberg/hauptsatzung/2024-02-31/", "„2024-02-31“ ist kein Tag."),
        ("heinsberg/hauptsatzung/2024-05-01/§99", "„§99“ gibt es in"),
        ("heinsberg/hauptsatzung/2024-05-01/unsinn", "Bitte die Norm so angeben"),
        ("heinsberg/rechnen/zauberei/", "Die Frage „zauberei“ kennt niemand."),
    ],
)
def test_what_does_not_exist_is_said_with_its_remedy(client, address, sentence):
    page = read(client, f"/recht/{address}", status=404)

    assert (sentence in page, "Bitte" in page) == (True, True)


def test_a_day_before_the_first_version_says_so_and_leads_to_it(client):
    page = read(client, f"{CHARTER}/1980-01-01/")

    assert "Für den 01.01.1980 ist keine Fassung belegt" in page
    assert f'href="{CHARTER}/1988-07-01/"' in page


def test_a_day_of_unknown_entry_into_force_says_between_which_days(client):
    page = read(client, f"{CHARTER}/2020-12-15/")

    assert "Zwischen dem 01.12.2020 und dem 01.01.2021 ist unklar, welche Fassung gilt." in page


def test_the_day_of_signature_leads_to_the_version_it_brought(client):
    page = read(client, f"{CHARTER}/2020-11-30/§8/3/a")

    assert "An diesem Tag unterzeichnet: 5. Änderungssatzung vom 30.11.2020" in page
    assert f'href="{CHARTER}/2021-01-01/"' in page


def test_the_day_field_leads_to_the_lasting_address(client):
    answer = client.get(f"{CHARTER}/", {"stand": "2024-05-01", "q": "Sitzungsgeld"})

    assert answer.headers["Location"] == f"{CHARTER}/2024-05-01/?q=Sitzungsgeld"


def test_a_day_that_is_none_keeps_what_was_typed(client):
    page = read(client, f"{CHARTER}/?stand=morgen")

    assert 'value="morgen"' in page


def test_figures_follow_the_day(client):
    pages = {day: read(client, f"{CHARTER}/{day}/") for day in ("2019-01-01", "2022-01-01")}

    assert {day: "25.000,00" in text.partition('id="p1"')[2] for day, text in pages.items()} == {
        "2019-01-01": False,
        "2022-01-01": True,
    }


def test_a_repealed_paragraph_stands_as_a_tombstone(client):
    work, norm = read(client, f"{CHARTER}/2024-05-01/"), read(client, f"{CHARTER}/2024-05-01/§14")

    assert ("<s>§ 14</s>" in work, "Paragraph ist in der erfassten Fassung aufgehoben" in norm) == (
        True,
        True,
    )


@pytest.mark.parametrize("place", ["§8/3/a/s2", "p8/3/a/s2", "P8/3/a/s2/"])
def test_a_norm_has_one_lasting_address_however_it_is_typed(client, place):
    page = read(client, f"{CHARTER}/2024-05-01/{place}")

    lasting = f"http://testserver{CHARTER}/2024-05-01/%C2%A78/3/a/s2"
    assert f'<link rel="canonical" href="{lasting}">' in page


def test_state_law_read_with_a_town_names_its_own_address_as_the_lasting_one(client):
    page = read(client, "/recht/heinsberg/go/2024-05-01/§47/1")

    assert 'href="http://testserver/recht/de-nw/go/2024-05-01/%C2%A747/1"' in page


def test_a_norm_shows_the_rule_the_examples_and_the_higher_law(client):
    page = read(client, f"{CHARTER}/2024-05-01/§8/3/a/s2")

    wanted = [
        "Pay the standard rate for every hour begun.",
        "/recht/heinsberg/rechnen/loss_of_earnings/?beispiel=VA-1",
        "/recht/heinsberg/entschvo/2024-05-01/%C2%A76/1/s2",
        "Eigene Kurzfassung, nicht der amtliche Text.",
    ]
    assert [words for words in wanted if words not in page] == []


def test_brackets_are_shown_as_a_decision_table(client):
    page = read(client, f"{CHARTER}/2024-05-01/§8/4")

    assert [span for span in ("8 bis 15", "16 bis 23", "ab 24") if span not in page] == []


def test_a_search_without_a_hit_says_so(client):
    assert "Keine Norm enthält sie alle." in read(client, f"{CHARTER}/?q=Raumschiff")


def test_a_comparison_shows_figures_before_and_after(client):
    page = read(client, "/recht/heinsberg/vergleich/?von=2020-01-01&bis=2022-01-01&sicht=werte")

    assert page.index("10.000,00") < page.index("25.000,00")


def test_a_comparison_of_one_day_with_itself_is_empty(client):
    page = read(client, "/recht/heinsberg/vergleich/?von=2022-01-01&bis=2022-01-01")

    assert "Zwischen diesen Tagen hat sich hier nichts geändert." in page


def test_the_work_can_be_taken_away_as_akoma_ntoso_and_pdf(client):
    markup = client.get(f"{CHARTER}/2024-05-01/akoma-ntoso.xml")
    document = client.get(f"{CHARTER}/2024-05-01/fassung.pdf")

    assert markup.content.count(b"<akomaNtoso ") == 1
    assert document.content.startswith(b"%PDF-1")


def test_what_a_town_enacted_itself_is_a_version_like_all_others(client):
    town = people.heinsberg()
    draft = Draft("6. Änderungssatzung", {"competence.land_limit": 30000})
    town.enacted = [kept(draft, date(2026, 7, 1))]
    town.save(update_fields=["enacted"])

    before, after = (read(client, f"{CHARTER}/2026-0{month}-01/§6/4/e") for month in (6, 7))
    compared = read(client, "/recht/heinsberg/vergleich/?von=2026-06-01&bis=2026-08-01&sicht=werte")

    assert ("</strong> 25.000,00" in before, "</strong> 30.000" in after) == (True, True)
    assert "30.000" in compared


def test_an_answered_question_shows_its_answers_in_the_course_of_time(client):
    town = people.heinsberg()
    question = bundle_of("heinsberg").choices["faction_meeting_year"]
    other = next(key for key in question.options if key != question.default)
    drafts = [
        (Draft("6. Änderungssatzung", choices={"faction_meeting_year": other}), date(2026, 5, 1)),
        (
            Draft("7. Änderungssatzung", choices={"faction_meeting_year": question.default}),
            date(2026, 7, 1),
        ),
    ]
    for draft, day in drafts:
        enact_change(town, draft, in_force=day, source="Amtsblatt 5", actor=SYSTEM)
    place = place_of(question.norm)

    pages = [read(client, f"{CHARTER}/2026-0{month}-15/{place}") for month in (4, 6, 8)]

    assert ["entschieden</" in page for page in pages] == [False, True, True]
    assert all("Antworten im Lauf der Zeit" in page for page in pages)
    assert ["beschlossen 01.05.2026, 6. Änderungssatzung" in words(page) for page in pages] == [
        False, True, False,
    ]  # fmt: skip


def test_a_figure_the_town_enacted_names_its_notice_and_is_in_force_on_its_day(client):
    draft = Draft("6. Änderungssatzung", {"competence.land_limit": 30000})
    day = date(2026, 7, 1)
    enact_change(people.heinsberg(), draft, in_force=day, source="Amtsblatt 5", actor=SYSTEM)

    page = read(client, f"{CHARTER}/2026-07-01/§6/4/e")

    assert page.count("Amtsblatt 5") == 1
    assert page.count("An diesem Tag unterzeichnet") == 0


def words(page):
    """The text of a page, its tags and wraps gone."""
    return " ".join(re.sub("<[^>]+>", " ", page).split())
