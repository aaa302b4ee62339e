"""Elections through their pages."""

import io
from datetime import timedelta

import pypdf
import pytest

from ratsverbund.council.elections import operations
from ratsverbund.council.elections.models import Election, Lot, Nomination
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, clerk):
    """The browser of the clerk."""
    client.force_login(clerk)
    return client


def prepare(item, lieck, clerk, persons):
    """A prepared election of the head of a district."""
    election = operations.prepare_election(item, "district_head", organization=lieck, actor=clerk)
    return election, [operations.nominate(election, each, actor=clerk) for each in persons]


def test_a_clerk_holds_an_election_with_run_off_and_lot(office, item, lieck, members):
    def post(path, **typed):
        return office.post(f"/wahlen/{path}", typed, follow=True)

    typed = {"kind": "district_head", "organization": lieck.pk, "seats": 1, "method": "lists"}
    post(f"punkte/{item.pk}/neu/", **typed)
    election = Election.objects.get()
    for person in members[:2]:
        post(f"{election.pk}/vorschlag/", person=person.pk)
    first, second = Nomination.objects.order_by("pk")
    post(f"{election.pk}/eroeffnung/")
    for number in ("1", "2"):
        counts = {f"votes_{first.pk}": 21, f"votes_{second.pk}": 21}
        post(f"{election.pk}/auszaehlung/", number=number, abstentions=1, invalid=0, no=0, **counts)
    post(
        f"{election.pk}/los/", winner=str(members[1]), drawn_by=members[9].pk,
        witnesses="beiden Stimmzählern",
    )  # fmt: skip
    answer = post(f"{election.pk}/besetzung/")

    assert lieck.memberships.get().person == members[1]
    assert f"Gewählt ist {members[1]}." in answer.content.decode()
    assert "das Los fiel auf" in answer.content.decode()


def test_6_10_the_page_says_why_a_third_deputy_is_refused(office, item):
    typed = {"kind": "deputy_mayors", "seats": 3, "method": "lists"}

    answer = office.post(f"/wahlen/punkte/{item.pk}/neu/", typed)

    assert answer.status_code == 422
    assert "Zu wählen sind 2 Stellvertreter, vorgeschlagen sind 3." in answer.content.decode()


def test_6_10_the_page_says_why_an_expert_citizen_is_refused(office, item, clerk, committee):
    expert = people.membership(committee, role="expert_citizen").person
    election = operations.prepare_election(item, "deputy_mayors", seats=2, actor=clerk)
    listed = operations.add_list(election, "CDU", actor=clerk)

    answer = office.post(
        f"/wahlen/{election.pk}/vorschlag/", {"person": expert.pk, "candidate_list": listed.pk}
    )

    assert answer.status_code == 422
    assert "aus der Mitte des Rates" in answer.content.decode()


def test_7_2_the_page_says_why_a_second_head_is_refused(office, item, lieck):
    people.membership(lieck, role="head")
    typed = {"kind": "district_head", "organization": lieck.pk, "seats": 1, "method": "lists"}

    answer = office.post(f"/wahlen/punkte/{item.pk}/neu/", typed)

    assert answer.status_code == 422
    assert "Lieck hat 1 Ortsvorsteher; je Ortschaft gibt es einen." in answer.content.decode()


def test_bg_1_and_bg_2_the_page_says_which_officers_are_refused(office, item, town):
    people.holding(people.office(town, "Erster Beigeordneter"))
    technical = people.office(town, "Technischer Beigeordneter")
    address = f"/wahlen/punkte/{item.pk}/neu/"
    typed = {"kind": "alderman", "office": technical.pk, "seats": 1, "method": "lists"}

    both_first = office.post(address, {**typed, "general_deputy": "on"})
    people.holding(technical)
    third = people.office(town, "Beigeordneter für Soziales")
    too_many = office.post(address, {**typed, "office": third.pk})

    assert "zulässig ist einer" in both_first.content.decode()
    assert "3 Beigeordnete; die Satzung sieht 2 vor." in too_many.content.decode()
    assert not Election.objects.exists()


def test_more_ballots_than_voters_come_back_on_the_form(office, item, lieck, clerk, members):
    election, standing = prepare(item, lieck, clerk, members[:2])
    operations.open_ballot(election, actor=clerk)
    counts = {f"votes_{each.pk}": 22 for each in standing}

    answer = office.post(
        f"/wahlen/{election.pk}/auszaehlung/",
        {"number": 1, "no": 0, "abstentions": 0, "invalid": 0, **counts},
    )

    assert answer.status_code == 422
    assert "44 Stimmen sind mehr als die 43" in answer.content.decode()


def test_a_correction_shows_both_counts(office, item, lieck, clerk, members):
    election, standing = prepare(item, lieck, clerk, members[:2])
    operations.open_ballot(election, actor=clerk)
    votes = {standing[0].pk: 22, standing[1].pk: 20}
    operations.count_ballot(election, votes, number=1, actor=clerk)

    office.post(
        f"/wahlen/{election.pk}/berichtigung/",
        {
            "number": 1, "no": 0, "abstentions": 0, "invalid": 0, "reason": "Stapel vertauscht",
            f"votes_{standing[0].pk}": 20, f"votes_{standing[1].pk}": 22,
        },
    )  # fmt: skip
    page = office.get(f"/wahlen/{election.pk}/").content.decode()

    assert "Stapel vertauscht" in page
    assert f"Gewählt ist {members[1]}." in page


@pytest.mark.parametrize(
    "path",
    [
        "", "1/", "1/liste/", "1/vorschlag/", "1/verfahren/", "1/geheim/", "1/auszaehlung/",
        "1/berichtigung/", "1/los/", "1/stimmzettel.pdf", "1/zaehlliste.pdf",
        "punkte/1/neu/", "punkte/1/",
        "sitzungen/1/",
    ],
)  # fmt: skip
def test_a_stranger_is_asked_to_sign_in(client, path):
    answer = client.get(f"/wahlen/{path}")

    assert answer.status_code == 302


def test_a_member_reads_but_does_not_count(client, item, lieck, clerk, members, town):
    election, _standing = prepare(item, lieck, clerk, members[:2])
    client.force_login(people.role("member", town))

    page = client.get(f"/wahlen/{election.pk}/")
    form = client.get(f"/wahlen/{election.pk}/auszaehlung/")

    assert (page.status_code, form.status_code) == (200, 403)
    assert "Wahlgang eröffnen" not in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_page_ask_little_of_the_database(office, town, meeting, clerk, members, number):
    for place in range(number):
        district = people.organization(
            town, ("Lieck", "Karken", "Kempen")[place], "district", seats=None
        )
        item = council.item(meeting)
        election, standing = prepare(item, district, clerk, members[:2])
        operations.open_ballot(election, actor=clerk)
        votes = {each.pk: 21 for each in standing}
        operations.count_ballot(election, votes, number=1, actor=clerk)

    listed = statements(office, "/wahlen/")
    shown = statements(office, f"/wahlen/{election.pk}/")

    assert (len(listed), len(shown)) == (3, 3)


def test_ballot_papers_are_one_a_voter_and_all_alike(office, item, lieck, clerk, members):
    election, _standing = prepare(item, lieck, clerk, members[:2])

    papers = office.get(f"/wahlen/{election.pk}/stimmzettel.pdf")
    sheet = office.get(f"/wahlen/{election.pk}/zaehlliste.pdf")

    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(papers.content)).pages]
    assert (len(pages), len(set(pages))) == (43, 1)
    assert [str(each) in pages[0] for each in members[:3]] == [True, True, False]
    (counted,) = pypdf.PdfReader(io.BytesIO(sheet.content)).pages
    assert "Zählliste" in counted.extract_text()


def test_papers_are_one_for_each_who_is_in_the_room_now(item, lieck, clerk, meeting, members):
    election, _standing = prepare(item, lieck, clerk, members[:2])
    leaving = meeting.attendances.first()

    before = operations.voters_now(election)
    leaving.left_at = meeting.starts_at + timedelta(hours=1)
    leaving.save()

    assert (before, operations.voters_now(election)) == (43, 42)


def test_an_item_leads_to_its_election_or_to_the_form_for_one(office, item, lieck, clerk, members):
    without = office.get(f"/wahlen/punkte/{item.pk}/")
    election, _standing = prepare(item, lieck, clerk, members[:2])
    with_one = office.get(f"/wahlen/punkte/{item.pk}/")
    operations.prepare_election(item, "deputy_mayors", seats=2, actor=clerk)
    with_two = office.get(f"/wahlen/punkte/{item.pk}/")

    assert [answer.headers["Location"] for answer in (without, with_one, with_two)] == [
        f"/wahlen/punkte/{item.pk}/neu/",
        f"/wahlen/{election.pk}/",
        f"/wahlen/sitzungen/{item.meeting_id}/",
    ]


def test_a_meeting_lists_its_elections_and_the_items_left(office, item, lieck, clerk, members):
    election, _standing = prepare(item, lieck, clerk, members[:2])
    elsewhere = council.meeting(people.organization(people.body("Anderswo")))

    page = office.get(f"/wahlen/sitzungen/{item.meeting_id}/").content.decode()
    hidden = office.get(f"/wahlen/sitzungen/{elsewhere.pk}/")

    assert f"/wahlen/{election.pk}/" in page
    assert f"/wahlen/punkte/{item.pk}/neu/" in page
    assert hidden.status_code == 404


def test_demanded_secrecy_method_withdrawal_and_list_have_pages(
    office, item, lieck, clerk, members, committee
):
    election, standing = prepare(item, lieck, clerk, members[:2])
    seats = operations.prepare_election(
        item, "committee", organization=committee, seats=3, actor=clerk
    )

    office.post(f"/wahlen/{election.pk}/geheim/", {"members": 1})
    office.post(
        f"/wahlen/{election.pk}/vorschlag/{standing[0].pk}/ruecknahme/", {"reason": "verzichtet"}
    )
    office.post(f"/wahlen/{seats.pk}/liste/", {"name": "CDU"})
    office.post(f"/wahlen/{seats.pk}/verfahren/", {"formula": "dhondt", "reason": "Erlass"})

    election.refresh_from_db()
    seats.refresh_from_db()
    assert (election.secret, election.nominations.filter(standing=True).count()) == (True, 1)
    assert (seats.formula, seats.lists.get().name) == ("dhondt", "CDU")
    assert not Lot.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_each_form_of_an_election_asks_little_of_the_database(
    office, item, lieck, clerk, meeting, members, number
):
    other = council.item(meeting)
    election, standing = prepare(item, lieck, clerk, members[: number + 1])
    forms = {
        form: len(statements(office, f"/wahlen/{election.pk}/{form}/"))
        for form in ("vorschlag", "verfahren", "geheim")
    }
    forms["neu"] = len(statements(office, f"/wahlen/punkte/{other.pk}/neu/"))
    for each in standing[2:]:
        operations.withdraw_nomination(each, "verzichtet", actor=clerk)
    operations.open_ballot(election, actor=clerk)
    forms["auszaehlung"] = len(statements(office, f"/wahlen/{election.pk}/auszaehlung/"))
    for each in ("1", "2"):
        votes = {one.pk: 21 for one in standing[:2]}
        operations.count_ballot(election, votes, number=int(each), actor=clerk)
    forms["los"] = len(statements(office, f"/wahlen/{election.pk}/los/"))

    assert {form: asked for form, asked in forms.items() if asked > 5} == {}
