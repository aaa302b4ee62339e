"""The citizens' letter box: what strangers may put in, and that nobody sees inside."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.letterbox.operations import PER_HOUR, TooMany, origin
from ratsverbund.council.petitions.models import PetitionIntake
from ratsverbund.kernel.doors import public_door
from tests.factories import people
from tests.factories import petitions as make
from tests.public.crawl import normal
from tests.queries import statements

pytestmark = pytest.mark.django_db
TYPED = {
    "subject": "Zebrastreifen", "wording": "Bitte einen Zebrastreifen.", "name": "Zita Zebra",
    "address": "Weg 3\n52525 Heinsberg",
}  # fmt: skip
SENT = "/anregungen/einreichen/heinsberg/"


def refused(statement, *values):
    """Say with which code the database refuses a statement to strangers."""
    try:
        with transaction.atomic(), public_door(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        return error.__cause__.sqlstate
    return None


def test_a_citizen_sends_and_sees_the_state_behind_a_secret_link(client, town):
    answer = client.post(SENT, TYPED)
    page = client.get(answer.url)

    kept = PetitionIntake.objects.get()
    assert re.fullmatch(r"/anregungen/stand/[\w-]{32}/", answer.url)
    assert (kept.name, kept.state, kept.body) == ("Zita Zebra", "new", town.body)
    assert kept.code in page.text
    assert [word for word in ("Zita", "Zebrastreifen", "Weg 3") if word in page.text] == []


def test_the_status_follows_the_petition_without_its_content(client, town):
    address = client.post(SENT, TYPED).url
    petition = operations.accept_intake(PetitionIntake.objects.get(), actor=town.clerk)
    make.examine(town, petition)
    operations.decide_route(petition, "committee", reason="Streng geheim", actor=town.clerk)

    page = client.get(address).text

    assert "eingeordnet" in page
    assert [word for word in ("Zita", "Zebrastreifen", "geheim") if word in page] == []


def test_every_unknown_link_gets_the_same_answer(client, town):
    known = client.post(SENT, TYPED).url
    client.get(known)
    links = [known[:-2] + "/", "/anregungen/stand/x/", "/anregungen/stand/" + "A" * 32 + "/"]

    answers = {normal(client.get(link), link) for link in links}

    assert [answer[0] for answer in answers] == [404]


def test_what_was_typed_stays_when_something_is_missing(client, town):
    answer = client.post(SENT, TYPED | {"name": ""})

    assert answer.status_code == 422
    assert "Bitte einen Zebrastreifen." in answer.text
    assert PetitionIntake.objects.count() == 0


def test_a_machine_that_fills_the_hidden_field_is_refused(client, town):
    answer = client.post(SENT, TYPED | {"homepage": "https://example.org"})

    assert (answer.status_code, PetitionIntake.objects.count()) == (422, 0)


def test_after_some_letters_an_hour_a_connection_has_to_wait(client, town):
    answers = [client.post(SENT, TYPED) for _ in range(PER_HOUR + 1)]
    other = client.post(SENT, TYPED, REMOTE_ADDR="198.51.100.4")

    assert [each.status_code for each in answers] == [302] * PER_HOUR + [429]
    assert "Bitte einen Zebrastreifen." in answers[-1].text
    assert other.status_code == 302


def test_the_operation_itself_counts(town):
    for _ in range(PER_HOUR):
        make.sent(town)

    with pytest.raises(TooMany, match="später noch einmal"):
        make.sent(town)


def test_a_source_is_a_network_and_no_address():
    near = {origin("2001:db8:0:1::1"), origin("2001:db8:0:1:ffff::2")}

    assert len(near) == 1
    assert len({*near, origin("2001:db8:0:2::1"), origin("192.0.2.1"), origin("?")}) == 4
    assert "2001" not in near.pop()


@pytest.mark.parametrize(
    "table", ["petition", "petitionintake", "cosignatory", "hearing", "referral", "petitionletter"]
)
def test_a_stranger_reads_no_table_of_petitions(town, table):
    make.intake(town)

    assert refused(f"select count(*) from petitions_{table}") == "42501"  # noqa: S608


@pytest.mark.parametrize("verb", ["update petitions_petitionintake set state = 'new'",
                                  "delete from petitions_petitionintake"])  # fmt: skip
def test_a_stranger_changes_nothing_in_the_letter_box(town, verb):
    make.intake(town)

    assert refused(verb) == "42501"


def test_a_stranger_can_add_a_fresh_row_only(town):
    fields = (
        "insert into petitions_petitionintake (id, body_id, received_at, subject, wording, name, "
        "address, email, cosigners, token_hash, source, state, reason) values (%s, %s, "
        "now() - %s::interval, 'a', 'b', 'c', 'd', '', '', %s, 'e', %s, '')"
    )
    hidden = people.body("Geheim", published_at=None)

    codes = [
        refused(fields, 1, town.body.pk, "0 days", "t1", "new"),
        refused(fields, 2, town.body.pk, "9 days", "t2", "new"),
        refused(fields, 3, town.body.pk, "0 days", "t3", "discarded"),
        refused(fields, 4, hidden.pk, "0 days", "t4", "new"),
    ]

    assert codes == [None, "42501", "42501", "42501"]


def test_form_and_status_ask_few_questions(client, town):
    address = client.post(SENT, TYPED).url

    assert len(statements(client, SENT)) <= 3
    assert len(statements(client, address)) <= 3


def test_a_hidden_town_takes_no_petitions(client, db):
    people.body("Geheim", slug="geheim", published_at=None)

    assert client.get(reverse("petitions:submit", args=["geheim"])).status_code == 404
