"""Who sees what in the registers."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from ratsverbund.kernel.due import ask
from ratsverbund.people.registers import operations, queries
from ratsverbund.people.registers.models import ContactDetail
from tests.factories import people
from tests.people.registers.test_operations import clerk, conferred, declaration, member, town
from tests.queries import statements

__all__ = ["clerk", "declaration", "member", "town"]
pytestmark = pytest.mark.django_db


def page(client, address):
    """The text of a page."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_everyone_reads_the_honours(client, town, clerk):
    conferred(town, clerk)

    assert "Erna Ehre" in page(client, "/register/heinsberg/ehrungen/")


def test_an_honour_is_entered_and_revoked_through_its_pages(client, town, clerk):
    client.force_login(clerk)
    client.post(
        "/register/heinsberg/ehrungen/neu/",
        {"kind": "citizen", "name": "Kurt Kranz", "conferred_on": "2026-03-25",
         "resolution": "Rat 1/2026"},
    )  # fmt: skip
    honour = town.honours.get()

    client.post(
        f"/register/ehrungen/{honour.pk}/entziehen/",
        {"revoked_on": "2026-04-01", "revocation": "Rat 2/2026"},
    )

    assert "entzogen am" in page(client, "/register/heinsberg/ehrungen/")


def test_strangers_read_published_interests_and_no_contracts(
    client, town, member, clerk, declaration
):
    person = people.published(member.person)
    entries = {"board": ["Stadtwerke"], "contract": ["Pachtvertrag"]}
    operations.submit_declaration(declaration, entries, actor=member)
    before = page(client, "/register/heinsberg/interessen/")
    operations.publish_interests(declaration, actor=clerk)
    after = page(client, "/register/heinsberg/interessen/")

    assert ("Stadtwerke" in before, "Stadtwerke" in after, "Pachtvertrag" in after) == (
        False,
        True,
        False,
    )
    assert str(person) in after


def test_a_member_declares_through_the_page_and_takes_the_pdf(client, member, declaration):
    client.force_login(member)
    address = f"/register/interessen/{declaration.pk}/"

    client.post(address, {"profession": "Lehrerin\nAutorin", "contract": "Pachtvertrag"})
    answer = client.get(f"{address}angaben.pdf")

    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert [word in text for word in ("Lehrerin", "Autorin", "Pachtvertrag")] == [True] * 3


def test_the_office_asks_and_publishes_through_its_pages(client, town, member, clerk):
    client.force_login(clerk)
    client.post("/register/heinsberg/interessen/anfordern/", {"year": 2026, "due_on": "2026-04-30"})
    declared = town.interest_declarations.get()
    operations.submit_declaration(declared, {"board": ["A"]}, actor=member)

    client.post(f"/register/interessen/{declared.pk}/veroeffentlichen/")

    declared.refresh_from_db()
    assert declared.state == "published"


def test_another_member_sees_no_declaration(client, town, declaration):
    client.force_login(people.role("member", town))

    assert client.get(f"/register/interessen/{declaration.pk}/").status_code == 404


def test_declaring_is_due_for_the_member_and_publishing_for_the_office(member, clerk, declaration):
    asked = [(line.title, line.day) for line in ask(queries.questions(member))]
    operations.submit_declaration(declaration, {}, actor=member)

    assert asked == [("Ihre Angaben für 2026", date(2026, 4, 30))]
    assert [line.title for line in ask(queries.questions(member))] == []
    assert [line.title for line in ask(queries.questions(clerk))] == [
        "Mia Mandat, 2026: veröffentlichen"
    ]


def test_each_contact_is_seen_by_whom_the_person_chose(client, town, member, clerk):
    person = people.published(member.person)
    for kind, visibility in (("email", "public"), ("phone", "council"), ("mobile", "staff")):
        operations.set_contacts(person, {kind: (f"wert-{visibility}", visibility)}, actor=member)
    address = f"/register/kontakt/{person.pk}/"

    def seen(actor):
        client.logout()
        if actor:
            client.force_login(actor)
        text = page(client, address)
        return [word for word in ("public", "council", "staff") if f"wert-{word}" in text]

    colleague = people.role("member", town)
    elsewhere = people.clerk(people.body("Nachbarort"))

    assert seen(None) == ["public"]
    assert seen(elsewhere) == ["public"]
    assert seen(colleague) == ["public", "council"]
    assert seen(clerk) == ["public", "council", "staff"]
    assert seen(member) == ["public", "council", "staff"]


def test_a_member_chooses_through_the_page(client, member):
    client.force_login(member)
    typed = {f"{kind}_visibility": "staff" for kind in ContactDetail.Kind.values}

    client.post(
        "/register/kontakt/", typed | {"email": "m@example.org", "email_visibility": "public"}
    )

    shown = ContactDetail.objects.get(kind="email")
    assert (shown.value, shown.visibility) == ("m@example.org", "public")


def test_an_account_without_a_person_has_no_contacts(client, clerk):
    client.force_login(clerk)

    assert client.get("/register/kontakt/").status_code == 403


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("signed_in", [False, True])
def test_registers_take_at_most_five_statements(client, town, clerk, number, signed_in):
    for each in range(number):
        conferred(town, clerk, name=f"Erna {each}")
    people.members(people.organization(town), number)
    operations.request_declarations(town, 2026, date(2026, 4, 30), actor=clerk)
    if signed_in:
        client.force_login(clerk)

    assert len(statements(client, "/register/heinsberg/ehrungen/")) <= 5
    assert len(statements(client, "/register/heinsberg/interessen/")) <= 5


@pytest.mark.parametrize("number", [1, 3])
def test_a_declaration_and_contacts_take_at_most_five_statements(
    client, town, member, declaration, number
):
    lines = {"profession": [f"Beruf {each}" for each in range(number)]}
    operations.submit_declaration(declaration, lines, actor=member)
    kinds = ("email", "phone", "mobile")[:number]
    operations.set_contacts(member.person, dict.fromkeys(kinds, ("wert", "public")), actor=member)
    client.force_login(member)
    addresses = (
        f"/register/interessen/{declaration.pk}/",
        f"/register/kontakt/{member.person_id}/",
        "/register/kontakt/",
    )

    asked = {address: len(statements(client, address)) for address in addresses}

    assert {address: each for address, each in asked.items() if each > 5} == {}
