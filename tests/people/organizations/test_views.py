"""Pages about organizations, seats and offices."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from ratsverbund.people.organizations.models import Membership, OfficeHolding
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

DAY = date(2021, 3, 1)


def council_of(town, number=1):
    """A published council with members of one Fraktion and their deputies."""
    council = people.organization(town)
    faction = people.faction(town)
    for _each in range(number):
        person = people.published(people.person())
        seat = people.published(people.membership(council, person, on_behalf_of=faction))
        people.published(people.membership(faction, person))
        people.published(people.deputy(seat, people.published(people.person("Anna"))))
    return council


def texts(answer):
    """The page as one line of text."""
    return " ".join(answer.content.decode().split())


def test_a_stranger_sees_published_members_only(client):
    council = people.organization(people.body())
    shown = people.published(people.person("Eva", "Offen"))
    people.published(people.membership(council, shown))
    people.membership(council, people.published(people.person("Udo", "Geheim")))
    people.published(people.membership(council, people.person("Ida", "Verborgen")))

    page = texts(client.get(f"/gremien/{council.pk}/"))

    assert ("Offen" in page, "Geheim" in page, "Verborgen" in page) == (True, False, False)


def test_a_stranger_finds_no_unpublished_organization(client):
    hidden = people.organization(people.body(), published_at=None)

    assert client.get(f"/gremien/{hidden.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_council_takes_five_statements(client, number):
    town = people.body()
    council = council_of(town, number)
    client.force_login(people.clerk(town))

    assert len(statements(client, f"/gremien/{council.pk}/")) == 5


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_organizations_takes_four_statements(client, number):
    town = people.body()
    for index in range(number):
        people.organization(town, f"Ausschuss {index}", "committee")
    client.force_login(people.clerk(town))

    assert len(statements(client, "/gremien/")) == 4


def test_the_list_starts_with_the_own_bodies_and_shows_all_on_request(client):
    town = people.body()
    people.organization(town, "Eigener Ausschuss", "committee")
    people.organization(people.body(), "Fremder Ausschuss", "committee")
    client.force_login(people.clerk(town))

    own, everywhere = texts(client.get("/gremien/")), texts(client.get("/gremien/?alle=1"))

    assert ("Fremder Ausschuss" in own, "Fremder Ausschuss" in everywhere) == (False, True)


def test_the_members_are_those_of_the_chosen_day(client):
    council = people.organization(people.body())
    old, new = people.person("Otto", "Alt"), people.person("Nina", "Neu")
    people.published(people.membership(council, people.published(old), end=date(2020, 10, 31)))
    people.published(people.membership(council, people.published(new), date(2020, 11, 1)))

    before = texts(client.get(f"/gremien/{council.pk}/?am=2020-10-31"))
    after = texts(client.get(f"/gremien/{council.pk}/?am=2020-11-01"))

    assert ("Otto Alt" in before, "Nina Neu" in before) == (True, False)
    assert ("Otto Alt" in after, "Nina Neu" in after) == (False, True)


def test_the_spreadsheet_lists_members_and_no_cell_is_a_formula(client):
    council = people.organization(people.body())
    person = people.published(people.person("=1+1", "+Meier"))
    people.published(people.membership(council, person, role="chair"))

    answer = client.get(f"/gremien/{council.pk}/mitglieder.xlsx")

    sheet = load_workbook(io.BytesIO(answer.content)).active
    row = [(cell.value, cell.data_type) for cell in sheet[2] if cell.value]
    assert row[:3] == [("+Meier", "s"), ("=1+1", "s"), ("ohne Anrede", "s")]


def test_a_clerk_seats_a_member_names_a_deputy_and_ends_the_seat(client):
    town = people.body()
    council = people.organization(town)
    person, deputy = people.person(), people.person()
    client.force_login(people.clerk(town))

    client.post(
        f"/gremien/{council.pk}/sitze/neu/",
        {"person": person.pk, "start": "2021-01-01", "role": "member", "voting_right": ""},
    )
    seat = Membership.objects.get()
    client.post(
        f"/gremien/{council.pk}/sitze/{seat.pk}/vertretung/neu/",
        {"person": deputy.pk, "start": "2021-01-01", "rank": 1},
    )
    answer = client.post(f"/gremien/{council.pk}/sitze/{seat.pk}/ende/", {"end": "2021-12-31"})

    seat.refresh_from_db()
    assert (answer.status_code, seat.end, seat.deputies.get().end) == (
        302, date(2021, 12, 31), date(2021, 12, 31),
    )  # fmt: skip


def test_a_second_chair_is_refused_on_the_form_and_nothing_typed_is_lost(client):
    town = people.body()
    council = people.organization(town)
    people.membership(council, people.person("Eva", "Erst"), role="chair")
    client.force_login(people.clerk(town))

    answer = client.post(
        f"/gremien/{council.pk}/sitze/neu/",
        {"person": people.person().pk, "start": "2021-01-01", "role": "chair", "voting_right": ""},
    )

    page = texts(answer)
    assert answer.status_code == 422
    assert "„Vorsitz“ ist Eva Erst seit dem 01.06.2014. Bitte zuerst beenden." in page
    assert 'value="2021-01-01"' in page


def test_a_clerk_of_another_town_reaches_no_form(client):
    town = people.body()
    council = people.organization(town)
    seat = people.membership(council)
    client.force_login(people.clerk(people.body()))

    answers = [
        client.get(f"/gremien/{council.pk}/{form}").status_code
        for form in ("sitze/neu/", f"sitze/{seat.pk}/ende/", "bearbeiten/", "aufloesen/")
    ]

    assert answers == [403, 403, 403, 403]


@pytest.mark.parametrize(
    "form",
    [
        "bearbeiten/",
        "aufloesen/",
        "sitze/neu/",
        "sitze/{seat}/ende/",
        "sitze/{seat}/vertretung/",
        "sitze/{seat}/vertretung/neu/",
        "sitze/{seat}/nachfolge/",
    ],
)
def test_a_clerk_reaches_every_form(client, form):
    town = people.body()
    council = people.organization(town)
    seat = people.membership(council)
    client.force_login(people.clerk(town))

    answer = client.get(f"/gremien/{council.pk}/{form.format(seat=seat.pk)}")

    assert answer.status_code == 200


def test_a_stranger_is_sent_to_the_login_by_every_form(client):
    council = people.organization(people.body())

    answers = [
        client.get(f"/gremien/{council.pk}/{form}").status_code
        for form in ("bearbeiten/", "aufloesen/", "sitze/neu/")
    ]

    assert answers == [302, 302, 302]


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_of_offices_take_four_statements(client, number):
    town = people.body()
    office = people.published(people.office(town))
    for index in range(number):
        people.holding(office, start=date(2015 + index, 1, 1), end=date(2015 + index, 12, 31))
        people.office(town, f"Amt {index}")
    client.force_login(people.clerk(town))

    counts = [len(statements(client, f"/gremien/aemter/{page}")) for page in ("", f"{office.pk}/")]

    assert counts == [4, 4]


def test_a_stranger_reads_who_held_an_office(client):
    office = people.published(people.office(people.body(), name_feminine="Technische Beigeordnete"))
    person = people.published(people.person("Eva", "Bau", form_of_address="ms"))
    people.published(people.holding(office, person))

    page = texts(client.get(f"/gremien/aemter/{office.pk}/"))

    assert ("Eva Bau" in page, "Technische Beigeordnete" in page) == (True, True)


def test_the_clerk_fills_an_office_and_ends_the_time_of_its_holder(client):
    town = people.body()
    office = people.office(town)
    client.force_login(people.clerk(town))

    client.post(
        f"/gremien/aemter/{office.pk}/besetzen/",
        {"person": people.person().pk, "start": "2021-01-01"},
    )
    holding = OfficeHolding.objects.get()
    client.post(f"/gremien/aemter/{office.pk}/{holding.pk}/ende/", {"end": "2021-06-30"})

    holding.refresh_from_db()
    assert (holding.start, holding.end) == (date(2021, 1, 1), date(2021, 6, 30))


def test_the_clerk_forms_an_organization_and_enters_an_office(client):
    town = people.body(slug="muster")
    client.force_login(people.clerk(town))

    organization = client.post(
        "/gremien/neu/muster/", {"name": "Bauausschuss", "organization_type": "committee"}
    )
    office = client.post("/gremien/aemter/neu/muster/", {"name": "Kämmerer", "kind": "head"})

    assert (organization.status_code, office.status_code) == (302, 302)
    assert (town.organizations.get().name, town.offices.get().name) == ("Bauausschuss", "Kämmerer")


def test_a_clerk_enters_whom_the_fraktion_names(client):
    town = people.body()
    committee = people.published(people.organization(town, "Bauausschuss", "committee"))
    seat = people.membership(committee, on_behalf_of=people.faction(town, "SPD"))
    following = people.person(entered_by=town)
    client.force_login(people.clerk(town))
    address = f"/gremien/{committee.pk}/sitze/{seat.pk}/nachfolge/"
    linked = address in client.get(f"/gremien/{committee.pk}/").content.decode()

    answer = client.post(address, {"person": following.pk, "start": "2026-02-01"})

    assert (linked, answer.status_code) == (True, 302)
    assert Membership.objects.get(person=following).on_behalf_of == seat.on_behalf_of
