"""The pages on which results are recorded and resolutions read."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.decisions.operations import record_vote, take_note
from ratsverbund.council.decisions.tally import Tally, parse_factions
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
CANARY = "Verkauf des Grundstücks Kanarienweg"
NOTHING = {
    "yes": "", "yes_factions": "", "no": "", "no_factions": "", "abstentions": "",
    "abstentions_factions": "", "invalid": "", "majority": "simple", "text": "", "at": "",
}  # fmt: skip


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


@pytest.fixture
def item(town):
    """An item of a complete council with a paper and a proposal."""
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    paper = council.paper(town.body, "Beitritt zum Netzwerk")
    proposal = council.proposal(paper, town.council, text="Die Stadt tritt bei.")
    return council.item(meeting, council.consultation(paper, town.council, proposal))


def page(client, name, *args, **query):
    answer = client.get(reverse(f"decisions:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def send(client, name, pk, **typed):
    return client.post(reverse(f"decisions:{name}", args=[pk]), typed)


def vote(client, item, **typed):
    return send(client, "decide", item.pk, **(NOTHING | typed))


def decided(town, rows):
    """Resolutions by vote with Fraktionen in one closed meeting, and one that is not public."""
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    tally = Tally(43, 0, 2, factions=parse_factions("43 CDU", "", "2 SPD"))
    for number in range(rows):
        public = council.item(meeting, title=f"Punkt {number}")
        record_vote(public, tally, actor=town.clerk, at=START)
        internal = council.item(meeting, public=False, title=CANARY)
        take_note(internal, actor=town.clerk)
    return meeting


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_at_most_five_statements(clerk, town, rows):
    decided(town, rows)

    assert len(statements(clerk, reverse("decisions:list"))) <= 5
    assert len(statements(clerk, reverse("decisions:list") + "?q=Punkt&year=2026")) <= 5


@pytest.mark.parametrize("rows", [1, 3])
def test_a_resolution_asks_at_most_five_statements(clerk, town, rows):
    decided(town, rows)

    pk = Resolution.objects.filter(public=True).first().pk
    assert len(statements(clerk, reverse("decisions:resolution", args=[pk]))) <= 5
    vote_pk = Vote.objects.first().pk
    assert len(statements(clerk, reverse("decisions:correct", args=[vote_pk]))) <= 5


def test_a_topic_that_is_none_is_refused_and_nothing_is_lost(clerk, item):
    answer = vote(clerk, item, yes="45", topic="9")

    assert answer.status_code == 422
    assert 'value="45"' in answer.content.decode()
    assert not Vote.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_to_decide_asks_at_most_five_statements(clerk, item, rows):
    for row in item.meeting.attendances.all()[:rows]:
        council.exclusion(item, row.person)

    for name in ("decide", "adjourn", "pointless", "note"):
        assert len(statements(clerk, reverse(f"decisions:{name}", args=[item.pk]))) <= 5


def test_the_vote_of_the_heinsberg_council_reads_as_unanimous(clerk, item):
    answer = vote(clerk, item, yes="43", no="0", abstentions="2")

    shown = " ".join(clerk.get(answer.headers["Location"]).content.decode().split())
    assert "einstimmig beschlossen" in shown
    assert "43 : 0 : 2" in shown
    assert "Die Stadt tritt bei." in shown
    assert "<summary>" in shown
    assert "§ 50 Abs. 1" in shown


def test_a_vote_is_typed_by_faction_alone(clerk, item):
    vote(
        clerk, item, missing="on",
        yes_factions="24 CDU, 16 SPD, Bürgermeister", no_factions="3 SPD",
    )  # fmt: skip

    kept = Vote.objects.get()
    assert (kept.yes, kept.no, kept.abstentions, kept.method) == (41, 3, 0, "factions")
    assert kept.factions.count() == 3


def test_a_sum_that_differs_comes_back_with_both_numbers_and_all_that_was_typed(clerk, item):
    answer = vote(clerk, item, yes="17", yes_factions="7 CDU, 9 SPD", no="3", abstentions="1")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "angegeben sind 17, die Fraktionen ergeben zusammen 16" in text
    assert 'value="7 CDU, 9 SPD"' in text
    assert 'value="17"' in text
    assert Vote.objects.count() == 0


def test_more_votes_than_present_come_back_filled(clerk, item):
    answer = vote(clerk, item, yes="44", no="2")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "46 Stimmen eingetragen, aber nur 45 Anwesende" in text
    assert 'value="44"' in text


def test_a_line_that_cannot_be_read_names_its_field(clerk, item):
    answer = vote(clerk, item, yes="7", yes_factions="CDU 7")

    assert answer.status_code == 422
    assert "„CDU 7“ ist nicht zu lesen" in answer.content.decode()


def test_an_empty_vote_is_not_taken_for_nobody(clerk, item):
    answer = vote(clerk, item)

    assert answer.status_code == 422
    assert "Tragen Sie die Stimmen ein" in answer.content.decode()


def test_a_missing_quorum_comes_back_on_the_form(clerk, town):
    meeting = council.meeting(town.council)
    council.present(meeting, 22)
    item = council.item(meeting)

    answer = vote(clerk, item, yes="22")

    assert answer.status_code == 422
    assert "nicht beschlussfähig" in answer.content.decode()
    assert 'value="22"' in answer.content.decode()


def test_the_page_says_who_may_vote_and_why_and_prefills_unanimity(clerk, town, item):
    cdu = people.faction(town.body, "CDU")
    rows = list(item.meeting.attendances.select_related("person"))
    for row in rows[:30]:
        people.membership(cdu, row.person)
    council.exclusion(item, rows[0].person)

    shown = page(clerk, "decide", item.pk)
    prefilled = clerk.get(reverse("decisions:decide", args=[item.pk]) + "?einstimmig")

    assert "Beschlussfähig: 44 stimmen mit" in shown
    assert "29 CDU, 15 ohne Fraktion" in shown
    assert "§ 49 Abs. 1" in shown
    assert 'value="44"' in prefilled.content.decode()


def test_voting_before_the_committee_asks_for_the_reason(clerk, town):
    paper = council.paper(town.body)
    council.consultation(paper, town.main)
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    item = council.item(meeting, council.consultation(paper, town.council))

    shown = page(clerk, "decide", item.pk)
    refused = vote(clerk, item, yes="45")
    vote(clerk, item, yes="45", despite="Frist läuft ab")

    assert "Vorher berät noch: Haupt- und Finanzausschuss" in shown
    assert refused.status_code == 422
    assert Vote.objects.get().yes == 45


def test_the_hour_of_the_vote_decides_who_was_there(clerk, town, item):
    item.meeting.attendances.update(left_at=START.replace(hour=18))

    answer = vote(clerk, item, yes="45", at="19:30")
    vote(clerk, item, yes="45", at="18:30")

    assert answer.status_code == 422
    assert Vote.objects.get().present == 45


@pytest.mark.parametrize(
    ("name", "typed", "label"),
    [
        ("adjourn", {"reason": "Zahlen fehlen"}, "vertagt"),
        ("adjourn", {"reason": ""}, "vertagt"),
        ("pointless", {"reason": "Zurückgezogen"}, "gegenstandslos"),
        ("note", {}, "zur Kenntnis genommen"),
    ],
)
def test_a_result_without_a_vote_is_recorded_by_one_button(clerk, item, name, typed, label):
    answer = send(clerk, name, item.pk, **typed)

    resolution = Resolution.objects.get()
    assert answer.headers["Location"] == reverse("decisions:resolution", args=[resolution.pk])
    assert resolution.label == label


def test_pointless_without_a_reason_comes_back(clerk, item):
    assert send(clerk, "pointless", item.pk, reason="").status_code == 422


def test_a_correction_shows_what_was_typed_before_and_keeps_it_readable(clerk, item):
    vote(clerk, item, yes_factions="43 CDU", abstentions_factions="2 SPD")
    first = Vote.objects.get()

    form = page(clerk, "correct", first.pk)
    typed = NOTHING | {"yes": "42", "no": "1", "abstentions": "2", "reason": "Zählfehler"}
    answer = send(clerk, "correct", first.pk, **typed)

    shown = " ".join(clerk.get(answer.headers["Location"]).content.decode().split())
    assert 'value="43 CDU"' in form
    assert "mehrheitlich beschlossen" in shown
    assert "43 : 0 : 2, einstimmig beschlossen – berichtigt: Zählfehler" in shown


def test_after_a_result_the_next_item_is_one_click_away(clerk, item):
    following = council.item(item.meeting, title="Haushalt")

    answer = vote(clerk, item, yes="45")

    shown = clerk.get(answer.headers["Location"]).content.decode()
    assert f"TOP {following.number} aufrufen" in shown
    assert reverse("decisions:decide", args=[following.pk]) in shown


def test_a_decided_item_leads_to_its_resolution(clerk, item):
    vote(clerk, item, yes="45")

    answer = clerk.get(reverse("decisions:decide", args=[item.pk]))

    resolution = Resolution.objects.get()
    assert answer.headers["Location"] == reverse("decisions:resolution", args=[resolution.pk])


def test_resolutions_are_found_by_word_year_result_and_organization(clerk, town):
    decided(town, 2)
    council_pk = town.council.pk

    assert page(clerk, "list", q="Punkt 1").count("einstimmig beschlossen") == 1
    assert page(clerk, "list", year="2026", organization=council_pk, result="noted").count(
        CANARY
    ) == 2  # fmt: skip
    assert "Zu dieser Auswahl gibt es nichts" in page(clerk, "list", result="rejected")


def addresses(town):
    decided(town, 1)
    open_item = council.item(council.meeting(town.main), title=CANARY, public=False)
    names = ("decide", "adjourn", "pointless", "note")
    return [
        reverse("decisions:list"),
        *(reverse("decisions:resolution", args=[each.pk]) for each in Resolution.objects.all()),
        *(reverse(f"decisions:{name}", args=[open_item.pk]) for name in names),
        reverse("decisions:correct", args=[Vote.objects.get().pk]),
        reverse("decisions:note_remaining", args=[open_item.meeting_id]),
    ]


def test_strangers_are_sent_to_the_login_and_see_no_title(client, town):
    for address in addresses(town):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert "/login/" in answer.headers["Location"]
            assert CANARY not in answer.content.decode()


def test_clerks_of_another_town_find_nothing(client, town):
    client.force_login(town.other)

    for address in addresses(town):
        answer = client.get(address)
        assert answer.status_code in {200, 403, 404}, address
        assert CANARY not in answer.content.decode()


def test_a_member_reads_resolutions_but_records_none(client, town, item):
    decided(town, 1)
    client.force_login(people.role("member", town.body, organization=town.council))

    assert CANARY in page(client, "list")
    assert client.get(reverse("decisions:decide", args=[item.pk])).status_code == 403
    assert vote(client, item, yes="45").status_code == 403


def test_a_member_of_the_town_without_a_seat_there_reads_no_secret_resolution(client, town):
    decided(town, 1)
    client.force_login(people.role("member", town.body))

    assert CANARY not in page(client, "list")


def test_an_unknown_statutory_number_comes_back_on_the_form(clerk, town):
    loose = people.organization(town.body, "Beirat", "committee", seats=None)
    meeting = council.meeting(loose)
    council.present(meeting, 3)
    item = council.item(meeting)

    answer = vote(clerk, item, yes="3")

    assert answer.status_code == 422
    assert "gesetzliche Mitgliederzahl an diesem Tag nicht erfasst" in answer.content.decode()
    assert 'value="3"' in answer.content.decode()


def test_the_meeting_says_what_keeps_it_open_and_notes_the_formal_items(clerk, item):
    opening = council.item(item.meeting, title="Eröffnung")
    address = reverse("meetings:meeting", args=[item.meeting.pk])
    act = reverse("decisions:note_remaining", args=[item.meeting.pk])

    before = clerk.get(address).content.decode()
    answer = clerk.post(act)
    after = clerk.get(address).content.decode()

    opening.refresh_from_db()
    assert f"Noch offen: TOP {item.number}, {opening.number}." in before
    assert "Übrige Punkte ohne Beschluss abschließen" in before
    assert answer.headers["Location"] == clerk.get(act).headers["Location"] == f"{address}#schluss"
    assert opening.state == "dealt"
    assert f"Noch offen: TOP {item.number}." in after
    assert "Übrige Punkte ohne Beschluss abschließen" not in after


def test_the_form_shows_the_topic_its_majority_and_the_norm(clerk, town, item):
    item.title = "Bildung der Ausschüsse"
    item.save()

    shown = page(clerk, "decide", item.pk)
    weaker = vote(clerk, item, yes=40, no=5, topic="committees", majority="simple")
    kept = vote(clerk, item, yes=40, no=5, topic="committees", majority="")

    assert "Nötig ist: Mehrheit der gesetzlichen Zahl der Mitglieder." in shown
    assert "§ 58 Abs. 1 Satz 1 GO NRW" in shown
    assert (weaker.status_code, kept.status_code) == (422, 302)
    assert Vote.objects.get().majority == "statutory"


def test_a_vote_without_objection_is_shown_without_numbers(clerk, town, item):
    tally = Tally(0, 0, 0, unopposed=True)
    resolution = record_vote(item, tally, actor=town.clerk, at=START)

    shown, listed = page(clerk, "resolution", resolution.pk), page(clerk, "list")

    assert "ohne Widerspruch beschlossen" in shown
    assert "rv-chamber" not in shown
    assert "None" not in shown + listed
    assert "0 : 0" not in shown + listed


def test_an_hour_that_happens_twice_asks_which(clerk, town):
    start = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    meeting = council.meeting(town.council, start)
    council.present(meeting, 45)
    item = council.item(meeting)
    fields = {"yes": 45, "no": 0, "abstentions": 0, "at": "02:30"}

    asked = vote(clerk, item, **fields)
    vote(clerk, item, **fields, again="second")

    assert asked.status_code == 422
    assert "02:30\u00a0Uhr Sommerzeit und eine Stunde später" in asked.content.decode()
    assert Vote.objects.get().taken_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
