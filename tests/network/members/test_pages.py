"""The pages of networks and members, and how much they ask of the database."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from ratsverbund.network.members.models import NetworkMember
from tests.factories import network, people
from tests.queries import statements

pytestmark = pytest.mark.django_db


def addresses(way):
    """Every page for reading, as the office sees it."""
    slug, member, case = way.net.body.slug, way.member.pk, way.accession.pk
    return [
        "/netzwerke/",
        f"/netzwerke/{slug}/",
        f"/netzwerke/{slug}/mitglieder/",
        f"/netzwerke/{slug}/mitglieder/neu/",
        f"/netzwerke/{slug}/mitglieder.xlsx",
        f"/netzwerke/{slug}/profil/",
        f"/netzwerke/{slug}/vorsitz/",
        f"/netzwerke/mitglied/{member}/",
        f"/netzwerke/mitglied/{member}/vertretung/",
        f"/netzwerke/mitglied/{member}/ende/",
        "/vorgaenge/",
        f"/vorgaenge/{case}/",
        f"/vorgaenge/{case}/rechnung/",
        f"/beitraege/{slug}/",
        f"/beitraege/{slug}/2026/",
        f"/beitraege/{slug}/ordnung/",
        f"/beitraege/{slug}/massnahme/",
        f"/beitraege/veranlagung/{way.member.assessments.first().pk}/neu/",
    ]


def crowd(way, number):
    """More members with two populations, chairs and delegates."""
    for place in range(number):
        body = people.body(f"Ort {place}")
        people.population(body, 1000 + place, date(2019, 12, 31))
        people.population(body, 2000 + place, date(2020, 12, 31))
        member = network.member(way.net, body, date(2010 + place, 1, 1))
        network.delegate(member, office=people.office(body))
        way.net.chairs.create(
            body=body, start=date(2010 + place, 1, 1), end=date(2010 + place, 2, 1)
        )


def test_no_page_asks_more_than_five_questions_with_one_row_or_three(client, joined):
    client.force_login(joined.bureau)

    few = {page: len(statements(client, page)) for page in addresses(joined)}
    crowd(joined, 2)
    more = {page: len(statements(client, page)) for page in addresses(joined)}

    assert {page: number for page, number in few.items() if number > 5} == {}
    assert more == few


def test_strangers_are_sent_to_the_login(client, joined):
    for page in addresses(joined):
        assert client.get(page).status_code == 302, page


def test_who_keeps_no_network_may_not_open_its_forms(client, joined):
    client.force_login(joined.clerk)
    slug = joined.net.body.slug

    for page in (
        f"/netzwerke/{slug}/profil/", f"/netzwerke/{slug}/vorsitz/",
        f"/netzwerke/{slug}/mitglieder/neu/", f"/netzwerke/mitglied/{joined.member.pk}/ende/",
        f"/beitraege/{slug}/ordnung/", f"/beitraege/{slug}/massnahme/",
    ):  # fmt: skip
        assert client.get(page).status_code == 403, page


def test_an_unpublished_network_is_hidden_from_others(client, way):
    way.net.published_at = None
    way.net.save()
    client.force_login(way.clerk)

    assert client.get(f"/netzwerke/{way.net.body.slug}/").status_code == 404
    client.force_login(way.bureau)
    assert client.get(f"/netzwerke/{way.net.body.slug}/").status_code == 200


@pytest.fixture
def listed(client, way):
    """Three members of different kinds, seen by the office."""
    client.force_login(way.bureau)
    for name, state, kind, start in (
        ("Ölbronn", "08", "full", date(2012, 1, 1)),
        ("Olpe", "05", "full", date(2010, 1, 1)),
        ("Ozean", "05", "partner", date(2024, 1, 1)),
    ):
        key = {"Ölbronn": "olbronn"}.get(name, name.lower())
        body = people.body(name, state_code=state, sort_key=key)
        network.member(way.net, body, start, member_class=kind)
    return f"/netzwerke/{way.net.body.slug}/mitglieder/"


def names(answer):
    """The members on a page in their order."""
    return re.findall(r"data-item>Stadt ([^<]+)</a>", answer.content.decode())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Ölbronn", "Olpe", "Ozean"]),
        ({"suche": "olpe"}, ["Olpe"]),
        ({"suche": "Öl"}, ["Ölbronn", "Olpe"]),
        ({"land": "08"}, ["Ölbronn"]),
        ({"art": "partner"}, ["Ozean"]),
        ({"stand": "2013-05-01"}, ["Ölbronn", "Olpe"]),
        ({"ordnung": "seit"}, ["Olpe", "Ölbronn", "Ozean"]),
        ({"suche": "nirgends"}, []),
    ],
)
def test_the_list_is_searched_narrowed_and_sorted(client, listed, asked, found):
    assert names(client.get(listed, asked)) == found


def test_the_spreadsheet_holds_the_same_list_and_no_formula(client, listed, way):
    NetworkMember.objects.filter(body__short_name="Olpe").update(source="=1+1")

    answer = client.get(listed.replace("mitglieder/", "mitglieder.xlsx"), {"land": "05"})

    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[0].value for row in rows] == ["Stadt Olpe", "Stadt Ozean"]
    assert (rows[0][9].value, rows[0][9].data_type) == ("=1+1", "s")


def test_the_office_enters_a_member_and_sees_it(client, way):
    client.force_login(way.bureau)
    body = people.body("Neustadt")
    page = f"/netzwerke/{way.net.body.slug}/mitglieder/neu/"

    answer = client.post(
        page, {"body": body.pk, "start": "2022-01-01", "member_class": "full", "source": "Liste"},
        follow=True,
    )  # fmt: skip

    assert names(answer) == ["Neustadt"]


def test_a_refused_profile_comes_back_with_what_was_typed(client, way):
    client.force_login(way.bureau)

    answer = client.post(
        f"/netzwerke/{way.net.body.slug}/profil/",
        {"legal_basis": "informal", "aims": "Viel Text", "minimum_years": "5"},
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert ">\nViel Text</textarea>" in page
    assert "Nennen Sie, woher die Mindestdauer bekannt ist." in page


def test_the_office_changes_profile_and_chair(client, way):
    client.force_login(way.bureau)
    slug = way.net.body.slug
    member = network.member(way.net, people.body("Bocholt"))

    client.post(f"/netzwerke/{slug}/profil/", {"legal_basis": "informal", "aims": "Austausch"})
    client.post(
        f"/netzwerke/{slug}/vorsitz/",
        {"body": member.body_id, "start": "2022-01-01", "source": "Versammlung"},
    )

    page = client.get(f"/netzwerke/{slug}/").content.decode()
    assert "Austausch" in page
    assert "Zurzeit: Stadt Bocholt, seit 01.01.2022" in page


def test_an_early_end_asks_for_the_reason_and_keeps_the_input(client, joined):
    client.force_login(joined.bureau)
    page = f"/netzwerke/mitglied/{joined.member.pk}/ende/"
    typed = {"end": "2022-12-31", "reason": "Kündigung"}

    refused = client.post(page, typed)
    done = client.post(page, typed | {"despite": "Eingemeindung"})

    assert refused.status_code == 422
    assert "Mindestdauer läuft bis 14.04.2024" in refused.content.decode()
    assert done.status_code == 302
    joined.member.refresh_from_db()
    assert joined.member.end == date(2022, 12, 31)


def test_a_town_names_its_delegate(client, enrolled):
    clerk = people.clerk(enrolled.body)
    office = people.office(enrolled.body)
    people.holding(office, people.person("Eva", "Neu"))
    client.force_login(clerk)

    client.post(
        f"/netzwerke/mitglied/{enrolled.pk}/vertretung/",
        {"office": office.pk, "start": "2022-01-01"},
    )

    page = client.get(f"/netzwerke/mitglied/{enrolled.pk}/", {"stand": "2023-01-01"})
    assert "<strong>Eva Neu</strong>, Technischer Beigeordneter" in page.content.decode()


def test_the_member_card_shows_a_vacancy_on_the_chosen_day(client, joined):
    joined.office.holdings.update(end=date(2022, 6, 30))
    client.force_login(joined.clerk)

    answer = client.get(f"/netzwerke/mitglied/{joined.member.pk}/", {"stand": "2022-07-01"})

    assert "Das Amt ist am 01.07.2022 nicht besetzt" in answer.content.decode()


def test_other_towns_see_the_card_without_letters(client, joined):
    client.force_login(people.clerk(people.body("Nachbar")))

    page = client.get(f"/netzwerke/mitglied/{joined.member.pk}/").content.decode()

    assert "2.000,00" in page
    assert "/schreiben/" not in page


def test_the_card_links_the_resolution_where_its_reader_may_open_it(client, joined):
    resolution = joined.accession.resolution
    resolution.published_at = timezone.now()
    resolution.save()

    found = {}
    for role in ("clerk", "bureau"):
        client.force_login(getattr(joined, role))
        page = client.get(f"/netzwerke/mitglied/{joined.member.pk}/").content.decode()
        found[role] = re.findall(r'href="(/[a-z/]*beschluesse/\d+/)"', page)

    assert found == {
        "clerk": [f"/beschluesse/{resolution.pk}/"],
        "bureau": [f"/buergerinfo/beschluesse/{resolution.pk}/"],
    }


@pytest.mark.parametrize("address", ["/netzwerke/{}/", "/buergerinfo/netzwerke/{}/"])
def test_the_picture_of_the_years_shrinks_with_the_page(client, joined, address):
    client.force_login(joined.bureau)

    page = client.get(address.format(joined.net.body.slug)).content.decode()

    assert re.findall(r'<svg class="(rv-[a-z -]*)" viewBox="0 0 600 196"', page) == ["rv-picture"]
    assert "<title>2021: 1" in page
