"""The import through its pages: upload, look, decide, undo; and the way out again."""

import pytest

from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.organizations.models import Membership
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


def test_strangers_and_other_towns_import_nothing(client, town, imported):
    pages = [ADDRESS, "/mandate/heinsberg/mandate.xlsx", f"/mandate/aenderungen/{imported.pk}/"]
    strangers = [client.get(page).status_code for page in pages]
    client.force_login(people.clerk(people.body("Nachbarort")))

    assert strangers == [302, 302, 302]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


def test_a_member_exports_nothing(client, town, imported):
    client.force_login(people.role("member", town))

    assert client.get("/mandate/heinsberg/mandate.xlsx").status_code == 403
