"""How seats came about and would come about, through the pages."""

import pytest

from ratsverbund.council.elections import operations
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, clerk):
    """The browser of the clerk."""
    client.force_login(clerk)
    return client


def test_the_steps_of_a_list_election_are_shown_and_printed(office, rat, committee, clerk, item):
    election = operations.prepare_election(
        item, "committee", organization=committee, seats=3, actor=clerk
    )
    lists = [operations.add_list(election, name, actor=clerk) for name in ("CDU", "SPD")]
    for place, seat in enumerate(rat.memberships.all()[:4]):
        operations.nominate(election, seat.person, candidate_list=lists[place // 2], actor=clerk)
    operations.open_ballot(election, actor=clerk)
    votes = {lists[0].pk: 30, lists[1].pk: 12}
    operations.count_ballot(election, votes, number=1, actor=clerk)

    page = office.get(f"/wahlen/{election.pk}/").content.decode()
    sheet = office.get(f"/konstituierung/wahlen/{election.pk}/sitzverteilung.pdf")

    assert "Berechnung nach Hare/Niemeyer" in page
    assert "2,142" in page
    assert sheet.content.startswith(b"%PDF")


def test_a_committee_can_be_tried_out(office, town):
    for name, size in (("CDU", 4), ("SPD", 2)):
        people.members(people.faction(town, name), size)

    page = office.get("/konstituierung/heinsberg/probe/?sitze=9&verfahren=hare_niemeyer&vorsitze=3")

    text = page.content.decode()
    assert "Berechnung nach Hare/Niemeyer" in text
    assert "Den nächsten Zugriff lost der Vorsitz zwischen CDU, SPD aus." in text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", (True, False, False)),
        ("?sitze=9&verfahren=dhondt&vorsitze=3", (True, True, True)),
    ],
)
def test_no_method_stands_for_the_law_where_none_is_on_record(office, town, asked, shown):
    for name, size in (("CDU", 4), ("SPD", 2)):
        people.members(people.faction(town, name), size)

    text = office.get(f"/konstituierung/heinsberg/probe/{asked}").content.decode()

    seen = tuple(
        words in text
        for words in ("Verfahren nicht erfasst", "Vergleich, Verfahren nicht", "Berechnung nach")
    )
    assert seen == shown


def test_an_election_without_seats_has_no_computation(office, item, lieck, clerk):
    election = operations.prepare_election(item, "district_head", organization=lieck, actor=clerk)

    page = office.get(f"/konstituierung/wahlen/{election.pk}/")

    assert page.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "wahlen/1/sitzverteilung.pdf", "heinsberg/", "heinsberg/probe/",
        "heinsberg/verpflichtung/", "heinsberg/altersvorsitz/", "heinsberg/tagesordnung/",
        "heinsberg/vorsitz/", "heinsberg/los/", "heinsberg/zugriff/1/",
    ],
)  # fmt: skip
def test_a_stranger_is_asked_to_sign_in(client, path):
    answer = client.get(f"/konstituierung/{path}")

    assert answer.status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_shares_and_their_trial_ask_little_of_the_database(
    office, town, rat, committee, clerk, item, number
):
    for place in range(number):
        people.members(people.faction(town, f"F{place}"), 2)
    election = operations.prepare_election(
        item, "committee", organization=committee, seats=3, actor=clerk
    )
    lists = [operations.add_list(election, name, actor=clerk) for name in ("CDU", "SPD")]
    for place, seat in enumerate(rat.memberships.all()[: 2 * number]):
        operations.nominate(election, seat.person, candidate_list=lists[place % 2], actor=clerk)
    operations.open_ballot(election, actor=clerk)
    operations.count_ballot(election, {lists[0].pk: 30, lists[1].pk: 12}, number=1, actor=clerk)

    asked = (
        len(statements(office, f"/konstituierung/wahlen/{election.pk}/sitzverteilung.pdf")),
        len(statements(office, "/konstituierung/heinsberg/probe/")),
    )

    assert [each for each in asked if each > 5] == []
