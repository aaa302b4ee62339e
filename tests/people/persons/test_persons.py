"""Persons: how they are entered, named, sorted and shown."""

from datetime import date

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.operations import create_person, update_person
from ratsverbund.people.persons.policies import may_update_person
from ratsverbund.people.terms.models import ReserveEntry
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db


def texts(answer):
    """The page as one line of text."""
    return " ".join(answer.content.decode().split())


def test_create_person_sorts_by_family_name_and_leaves_particles_and_umlauts_aside():
    for given, family in [("Eva", "von Ulm"), ("Udo", "Österreich"), ("Ida", "Otto")]:
        create_person(given, family, actor=SYSTEM)

    assert [person.family_name for person in Person.objects.all()] == [
        "Österreich", "Otto", "von Ulm",
    ]  # fmt: skip


def test_create_person_does_not_publish_the_name():
    person = create_person("Eva", "Beispiel", actor=SYSTEM)

    assert (person.published_at, AuditEntry.objects.get().subject_label) == (None, "Eva Beispiel")


def test_create_person_refuses_half_a_name():
    with pytest.raises(InvalidInput, match="Vor- und Nachnamen"):
        create_person("Eva", " ", actor=SYSTEM)


def test_create_person_is_not_for_members():
    member = people.role("member", people.body())

    with pytest.raises(NotAllowed, match="Personen trägt die Schriftführung"):
        create_person("Eva", "Beispiel", actor=member)


def test_update_person_moves_the_name_to_its_new_place():
    person, other = people.person("Eva", "Zander"), people.person("Ida", "Meier")

    update_person(person, family_name="Adler", actor=SYSTEM)

    assert [str(each) for each in Person.objects.all()] == ["Eva Adler", str(other)]
    assert AuditEntry.objects.get().change["family_name"] == ["Zander", "Adler"]


def test_update_person_is_for_who_keeps_a_body_the_person_sits_in():
    town, neighbour = people.body(), people.body("Nachbar")
    person = people.membership(people.organization(town)).person

    update_person(person, title="Dr.", actor=people.clerk(town))
    with pytest.raises(NotAllowed, match="Bitten Sie dort die Schriftführung"):
        update_person(person, title="Prof.", actor=people.clerk(neighbour))

    person.refresh_from_db()
    assert person.title == "Dr."


TIES = {
    "a seat that ended": lambda town, person: people.membership(
        people.organization(town), person, end=date(2020, 10, 31)
    ),
    "a deputyship": lambda town, person: people.deputy(
        people.membership(people.organization(town)), person
    ),
    "an office": lambda town, person: people.holding(people.office(town), person),
    "a role": lambda town, person: people.role(
        "member", town, account=people.account(person=person)
    ),
    "a place on a list": lambda town, person: ReserveEntry.objects.create(
        body=town, faction=people.faction(town), position=1, person=person
    ),
    "the entry itself": lambda town, person: Person.objects.filter(pk=person.pk).update(
        entered_by=town
    ),
}


@pytest.mark.parametrize("tie", TIES)
def test_only_the_town_to_which_a_person_is_tied_may_change_the_person(tie):
    town, neighbour = people.body(), people.body("Nachbar")
    person = people.person("Eva", "Muster")
    TIES[tie](town, person)
    person.refresh_from_db()

    verdicts = [
        may_update_person(actor, person)
        for actor in (people.clerk(town), people.role("administrator", town),
                      people.clerk(neighbour), people.role("administrator", neighbour),
                      people.role("member", town))
    ]  # fmt: skip

    assert [bool(verdict) for verdict in verdicts] == [True, True, False, False, False]
    assert verdicts[2].reason == (
        "Eva Muster gehört zu: Stadt Musterstadt. Bitten Sie dort die Schriftführung oder die "
        "Administration um die Änderung."
    )


def test_a_person_of_two_towns_is_changed_by_both():
    town, neighbour = people.body(), people.body("Nachbar")
    person = people.membership(people.organization(town)).person
    people.holding(people.office(neighbour), person)

    assert [bool(may_update_person(people.clerk(each), person)) for each in (town, neighbour)] == [
        True, True,
    ]  # fmt: skip


def test_a_person_who_belongs_nowhere_is_left_to_who_runs_the_application():
    person = people.person("Eva", "Muster")

    verdict = may_update_person(people.clerk(people.body()), person)

    assert (verdict.allowed, "Befehl „ratsverbund person“" in verdict.reason) == (False, True)


def test_create_person_keeps_for_which_town_and_not_for_a_foreign_one():
    town, neighbour = people.body(), people.body("Nachbar")

    person = create_person("Eva", "Neu", actor=people.clerk(town))
    with pytest.raises(NotAllowed, match="Für Stadt Nachbar trägt nur deren Schriftführung"):
        create_person("Udo", "Fremd", body=neighbour, actor=people.clerk(town))

    assert person.entered_by == town


def test_who_keeps_two_towns_says_for_which_a_person_is_entered(client):
    town, neighbour = people.body(), people.body("Nachbar")
    clerk = people.clerk(town)
    people.role("clerk", neighbour, account=clerk)
    client.force_login(clerk)
    typed = {"given_name": "Eva", "family_name": "Neu"}

    without = client.post("/personen/neu/", typed)
    sent = client.post("/personen/neu/", typed | {"body": neighbour.pk})

    assert (without.status_code, sent.status_code) == (422, 302)
    assert Person.objects.get().entered_by == neighbour


def test_a_clerk_of_another_town_is_refused_at_the_form_with_whom_to_ask(client):
    town, neighbour = people.body(), people.body("Nachbar")
    person = people.published(people.membership(people.organization(town)).person)
    client.force_login(people.clerk(neighbour))

    shown = client.get(f"/personen/{person.pk}/bearbeiten/")
    sent = client.post(
        f"/personen/{person.pk}/bearbeiten/", {"given_name": "X", "family_name": "Y"}
    )
    page = texts(client.get(f"/personen/{person.pk}/"))

    person.refresh_from_db()
    assert (shown.status_code, sent.status_code, person.given_name) == (403, 403, "Erika")
    assert ("gehört zu: Stadt Musterstadt" in texts(shown), "Namen ändern" in page) == (True, False)


def test_a_clerk_does_not_see_whom_another_town_has_only_entered(client):
    town, neighbour = people.body(), people.body("Nachbar")
    create_person("Udo", "Fremd", actor=people.clerk(neighbour))
    create_person("Eva", "Neu", actor=people.clerk(town))
    client.force_login(people.clerk(town))

    page = texts(client.get("/personen/"))

    assert ("Udo Fremd" in page, "Eva Neu" in page) == (False, True)


def test_the_command_renames_whoever_it_is_and_only_with_apply(capsys):
    person = people.person("Eva", "Muster")

    call_command("person", "rename", str(person.pk), "--family", "Adler")
    before = Person.objects.get().family_name
    call_command("person", "rename", str(person.pk), "--family", "Adler", "--apply")
    call_command("person", "list", "adler", "--json")

    assert (before, Person.objects.get().family_name) == ("Muster", "Adler")
    assert '"name": "Eva Adler"' in capsys.readouterr().out


def test_a_stranger_reads_a_published_person_with_seats_offices_and_whom_they_stand_in_for(client):
    town = people.body()
    committee = people.organization(town, "Bauausschuss", "committee")
    person = people.published(people.person("Eva", "Offen"))
    people.published(people.membership(people.organization(town), person))
    people.published(people.holding(people.published(people.office(town)), person))
    seat = people.published(
        people.membership(committee, people.published(people.person("Max", "Meier")))
    )
    people.published(people.deputy(seat, person))

    page = texts(client.get(f"/personen/{person.pk}/"))

    found = [word in page for word in ("Technischer Beigeordneter", "Max Meier", "Bauausschuss")]
    assert found == [True, True, True]


def test_a_stranger_finds_no_unpublished_person(client):
    person = people.person()

    assert client.get(f"/personen/{person.pk}/").status_code == 404


def test_a_clerk_sees_the_persons_of_the_own_town_and_those_without_a_seat(client):
    town, neighbour = people.body(), people.body("Nachbar")
    people.membership(people.organization(town), people.person("Ida", "Eigen"))
    people.membership(people.organization(neighbour), people.person("Udo", "Fremd"))
    people.person("Eva", "Neu")
    client.force_login(people.clerk(town))

    page = texts(client.get("/personen/"))

    assert [name in page for name in ("Ida Eigen", "Udo Fremd", "Eva Neu")] == [True, False, True]


def test_persons_are_found_by_parts_of_both_names(client):
    people.published(people.person("Eva", "Müller"))

    found = {
        text: "Eva Müller" in texts(client.get("/personen/", {"q": text}))
        for text in ("mueller", "Müll", "eva mü", "Eva Maier")
    }

    assert found == {"mueller": True, "Müll": True, "eva mü": True, "Eva Maier": False}


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_person_takes_five_statements(client, number):
    town = people.heinsberg()
    person = people.person(form_of_address="ms")
    for index in range(number):
        people.membership(people.organization(town, f"Gremium {index}", "committee"), person)
        people.holding(people.office(town, f"Amt {index}"), person)
    people.membership(people.organization(town), person)
    client.force_login(people.clerk(town))

    assert len(statements(client, f"/personen/{person.pk}/")) == 5


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_persons_takes_four_statements(client, number):
    town = people.body()
    for _each in range(number):
        people.person()
    client.force_login(people.clerk(town))

    assert len(statements(client, "/personen/")) == 4


def test_the_page_titles_a_council_member_and_says_why(client):
    town = people.heinsberg()
    person = people.published(people.person("Anna", "K.", form_of_address="ms"))
    people.published(people.membership(people.organization(town), person))

    page = texts(client.get(f"/personen/{person.pk}/"))

    assert ("Stadtverordnete Anna K." in page, "§ 4 Abs. 2 Hauptsatzung Heinsberg" in page) == (
        True, True,
    )  # fmt: skip


def test_a_member_without_form_of_address_has_no_title_and_the_clerk_is_told(client):
    town = people.heinsberg()
    person = people.person("Chris", "N.")
    people.membership(people.organization(town), person)
    client.force_login(people.clerk(town))

    page = texts(client.get(f"/personen/{person.pk}/"))

    assert ("Stadtverordnete" in page, "Ohne Anrede steht der Name ohne Titel" in page) == (
        False, True,
    )  # fmt: skip


def test_a_seat_that_ended_gives_no_title(client):
    town = people.heinsberg()
    person = people.published(people.person("Anna", "K.", form_of_address="ms"))
    seat = people.membership(people.organization(town), person, end=date(2020, 10, 31))
    people.published(seat)

    assert "Stadtverordnete" not in texts(client.get(f"/personen/{person.pk}/"))


def test_a_namesake_has_to_be_looked_at_before_a_second_person_is_entered(client):
    people.person("Eva", "Beispiel")
    client.force_login(people.clerk(people.body()))
    typed = {"given_name": "Eva", "family_name": "beispiel"}

    first = client.post("/personen/neu/", typed)
    second = client.post("/personen/neu/", typed | {"another": "on"})

    assert (first.status_code, second.status_code) == (422, 302)
    assert "Diesen Namen gibt es schon" in texts(first)


def test_the_clerk_changes_a_name_and_a_stranger_does_not_reach_the_form(client):
    town = people.body()
    person = people.membership(people.organization(town)).person

    stranger = client.get(f"/personen/{person.pk}/bearbeiten/").status_code
    client.force_login(people.clerk(town))
    shown = client.get(f"/personen/{person.pk}/bearbeiten/").status_code
    sent = client.post(
        f"/personen/{person.pk}/bearbeiten/",
        {"given_name": "Eva", "family_name": "Adler", "form_of_address": "ms", "title": "Dr."},
    )

    person.refresh_from_db()
    assert (stranger, shown, sent.status_code) == (302, 200, 302)
    assert person.letter_name == "Frau Dr. Eva Adler"
