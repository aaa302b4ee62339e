"""The import through its pages: upload, look, decide, undo; and the way out again."""

import pytest
from django.core.cache import cache

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.mandates import operations, queries, tasks
from ratsverbund.people.mandates.changes.preview import LONG, Preview
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person
from tests.factories import people
from tests.people.mandates.conftest import TABLES, workbook
from tests.queries import statements

pytestmark = pytest.mark.django_db
ADDRESS = "/mandate/heinsberg/einlesen/"


def sent(client, content, name="rat.xlsx", **fields):
    """Upload a file."""
    return client.post(ADDRESS, {"file": people.upload(name, content), **fields}, follow=True)


def test_a_file_is_looked_at_taken_over_and_undone(client, town, clerk):
    client.force_login(clerk)

    shown = sent(client, workbook()).content.decode()
    change = MandateChange.objects.get()
    decide = f"/mandate/aenderungen/{change.pk}/entscheiden/"
    nothing_yet = Membership.objects.count()
    client.post(decide, {"act": "apply"})
    seated = Membership.objects.count()
    client.post(decide, {"act": "undo"})

    assert "Keine Zeile ist fehlerhaft" in shown
    assert (nothing_yet, seated, Membership.objects.count()) == (0, 6, 0)


def test_a_faulty_row_is_shown_with_its_place(client, town, clerk):
    client.force_login(clerk)

    page = sent(client, workbook(Rat=[["Name", "von"], ["Müller, Anna", "1.1.26"]]))

    assert "1 Zeile ist fehlerhaft" in page.content.decode()
    assert "von: „1.1.26“ ist kein Tag." in page.content.decode()


def test_a_bad_file_comes_back_on_the_form(client, town, clerk):
    client.force_login(clerk)

    page = sent(client, b"%PDF-1.7")

    assert page.status_code == 422
    assert "Die Datei ist ein PDF." in page.content.decode()


def test_a_csv_list_is_taken_with_its_kind(client, town, clerk):
    client.force_login(clerk)

    page = sent(client, b"Name;Anrede\nMuster, Eva;Frau\n", "p.csv", sheet="persons")

    assert "Keine Zeile ist fehlerhaft" in page.content.decode()


def test_a_similar_name_is_linked_on_the_page(client, town, clerk, imported):
    client.force_login(clerk)
    only = dict.fromkeys(TABLES) | {"Personen": [["Name"], ["Müler, Anna"]]}

    page = sent(client, workbook(only))
    change = MandateChange.objects.first()
    person = Membership.objects.first().person
    client.post(f"/mandate/aenderungen/{change.pk}/zuordnen/", {"name0": person.pk})
    change.refresh_from_db()

    assert "Sind das dieselben Personen?" in page.content.decode()
    assert change.links == {"Müler, Anna": person.pk}


@pytest.mark.parametrize("number", [1, 3])
def test_the_preview_takes_at_most_five_statements(client, town, clerk, number):
    client.force_login(clerk)
    rows = [["Name"], *([f"{'xyz'[each] * 8}, Eva"] for each in range(number))]
    sent(client, workbook(Personen=rows, Rat=None, Fraktionen=None, Ortschaften=None,
                          Ausschüsse=None, Vertretungen=None, Ämter=None))  # fmt: skip
    change = MandateChange.objects.get()

    assert len(statements(client, f"/mandate/aenderungen/{change.pk}/")) <= 5


def long_list(number=LONG, first="Name"):
    """A CSV list of persons, as long as a job takes on."""
    rows = "".join(f"Muster{row:04d}, Eva\n" for row in range(number))
    return f"{first}\n{rows}".encode()


def test_a_long_file_is_looked_through_by_a_job_with_a_bar(client, town, clerk):
    client.force_login(clerk)

    waits = sent(client, long_list(), "p.csv", sheet="persons").content.decode()
    proposed = MandateChange.objects.get()
    address = f"/mandate/aenderungen/{proposed.pk}/"
    cache.set(queries.progress_key(proposed), 75)
    halfway = client.get(address, headers={"Accept": "application/json"}).json()
    tasks.look_through(change=proposed.pk)
    found = client.get(address).content.decode()

    assert "wird geprüft" in waits
    assert halfway == {"done": 75, "all": LONG}
    assert "Keine Zeile ist fehlerhaft" in found
    assert len(statements(client, address)) <= 5


def test_what_a_job_found_in_a_long_file_is_taken_over_as_shown(client, town, clerk, imported):
    client.force_login(clerk)
    content = long_list() + "Müler, Anna\n".encode()
    proposed = operations.propose_import(town, content, "p.csv", sheet="persons", actor=clerk)
    tasks.look_through(change=proposed.pk)
    address = f"/mandate/aenderungen/{proposed.pk}/"
    asked = client.get(address).content.decode()
    anna = Person.objects.get(given_name="Anna")

    client.post(f"{address}zuordnen/", {"name0": anna.pk})
    again = client.get(address).content.decode()
    tasks.look_through(change=proposed.pk)
    client.post(f"{address}entscheiden/", {"act": "apply"})

    assert ("Sind das dieselben Personen?" in asked, "wird geprüft" in again) == (True, True)
    assert Person.objects.filter(given_name="Eva").count() == LONG


def test_a_job_keeps_nothing_once_the_names_were_linked_meanwhile(town, clerk):
    proposed = operations.propose_import(town, long_list(), "p.csv", sheet="persons", actor=clerk)
    operations.link_names(proposed, {"Muster0001, Eva": 0}, actor=clerk)

    operations.keep_preview(proposed, Preview(), {}, actor=SYSTEM)

    proposed.refresh_from_db()
    assert proposed.preview is None


def test_strangers_and_other_towns_import_nothing(client, town, imported):
    pages = [ADDRESS, "/mandate/heinsberg/mandate.xlsx", f"/mandate/aenderungen/{imported.pk}/"]
    strangers = [client.get(page).status_code for page in pages]
    client.force_login(people.clerk(people.body("Nachbarort")))

    assert strangers == [302, 302, 302]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


def test_a_member_exports_nothing(client, town, imported):
    client.force_login(people.role("member", town))

    assert client.get("/mandate/heinsberg/mandate.xlsx").status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_an_applied_change_takes_at_most_five_statements(client, town, clerk, number):
    client.force_login(clerk)
    rows = [["Name"], *([f"{'xyz'[each] * 8}, Eva"] for each in range(number))]
    sent(client, workbook(Personen=rows, Rat=None, Fraktionen=None, Ortschaften=None,
                          Ausschüsse=None, Vertretungen=None, Ämter=None))  # fmt: skip
    change = MandateChange.objects.get()
    operations.apply_import(change, actor=clerk)

    assert len(statements(client, f"/mandate/aenderungen/{change.pk}/")) <= 5
