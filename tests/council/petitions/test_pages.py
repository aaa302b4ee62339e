"""Pages of the office: a visit, a stranger, what was typed, and few statements."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from ratsverbund.council.petitions.models import Petition
from tests.factories import petitions as make
from tests.queries import statements

pytestmark = pytest.mark.django_db
STEPS = [
    "petition", "triage", "complete", "forward", "refrain", "schedule", "invite", "speaker",
    "hearing", "outcome", "answer", "decision", "withdraw", "anonymise",
]  # fmt: skip


@pytest.fixture
def desk(client, town):
    """The clerk at the desk."""
    client.force_login(town.clerk)
    return client


def at(name, petition):
    """The address of a page about a petition."""
    return reverse(f"petitions:{name}", args=[petition.pk])


@pytest.mark.parametrize("name", STEPS)
def test_every_page_opens_with_few_statements(desk, town, name):
    petition = make.referred(town, make.register(town, cosigners=("Kurt Kresse",)))

    assert len(statements(desk, at(name, petition))) <= 5


@pytest.mark.parametrize("name", STEPS)
def test_others_see_no_petition(client, town, name):
    petition = make.register(town)
    for account in (town.other, town.member):
        client.force_login(account)

        assert client.get(at(name, petition)).status_code == 404


def test_the_list_asks_the_same_whatever_its_length(desk, town):
    make.register(town)
    make.intake(town)
    one = len(statements(desk, "/anregungen/"))
    make.register(town)
    make.register(town)
    make.intake(town)

    assert (one, len(statements(desk, "/anregungen/"))) == (5, 5)


def test_the_list_can_be_narrowed_and_says_when_it_is_empty(desk, town):
    make.register(town, "Bank")
    make.answered(town, make.register(town, "Baum"))

    running = desk.get("/anregungen/?stand=running").text
    empty = desk.get("/anregungen/?jahr=1999").text

    assert ("Bank" in running, "Baum" in running) == (True, False)
    assert "Zu dieser Auswahl gibt es keine." in empty


def test_the_spreadsheet_has_no_person_and_no_formula(desk, town):
    petition = make.register(town, "Bank vor dem Haus von Petersilie")
    make.decide(town, petition)
    make.schedule(town, petition, title="=1+1")
    make.register(town, "Baum")

    book = openpyxl.load_workbook(io.BytesIO(desk.get("/anregungen/liste.xlsx").content))

    rows = [[cell.value for cell in row] for row in book.active]
    assert [row[:2] for row in rows[1:]] == [["2026/002", None], ["2026/001", "=1+1"]]
    assert book.active["B3"].data_type == "s"
    assert "Petersilie" not in str(rows)


def test_a_petition_goes_through_the_pages_from_register_to_referral(desk, town):
    typed = {
        "body": town.body.pk, "subject": "Bank", "wording": "Eine Bank.", "form": "email",
        "received_on": "2026-02-10", "name": "Petra Petersilie", "signatories": "1",
    }  # fmt: skip
    desk.post("/anregungen/neu/", typed)
    petition = Petition.objects.get()

    desk.post(at("triage", petition), {"city_task": "yes"})
    proposal = desk.get(at("triage", petition)).text
    desk.post(at("triage", petition), {"act": "decide", "route": "committee"})
    page = desk.get(at("petition", petition)).text

    assert "Vorschlag: im Beschwerdeausschuss prüfen" in proposal
    assert "§ 12 Abs. 4 Satz 1 Hauptsatzung Heinsberg" in proposal
    assert page.count("kern-btn--primary") == 1
    assert at("schedule", petition) in page


def test_refused_input_stays_on_the_form(desk, town):
    petition = make.register(town)
    make.decide(town, petition)
    hearing = make.schedule(town, make_other(town))

    answer = desk.post(
        at("schedule", petition),
        {"meeting": hearing.item.meeting_id, "title": "Wunsch der Frau Petersilie"},
    )

    assert answer.status_code == 422
    assert "Wunsch der Frau Petersilie" in answer.text
    assert "enthält ein Wort aus den Namen" in answer.text


def make_other(town):
    """Another petition for the committee."""
    petition = make.register(town)
    make.decide(town, petition)
    return petition


def test_two_ticked_speakers_are_refused_with_the_norm(desk, town):
    petition = make.register(town, signatories=47, cosigners=("Kurt Kresse", "Lea Linde"))
    keys = [each.pk for each in petition.cosignatories.all()]

    answer = desk.post(at("speaker", petition), {"chosen": keys})

    assert answer.status_code == 422
    assert "§ 12 Abs. 4 Satz 3" in answer.text


def test_the_hearing_has_a_clock_and_works_without_it(desk, town):
    petition = make.before_committee(town)

    page = desk.get(at("hearing", petition)).text
    desk.post(at("hearing", petition), {"minutes": "10", "seconds": "1"})
    after = desk.get(at("petition", petition)).text

    assert 'data-limit="600"' in page
    assert "Die Redezeit von 10 Minuten ist überschritten." in after


def test_the_outcome_offers_referral_only_and_says_why(desk, town):
    page = desk.get(at("outcome", make.heard(town))).text

    assert 'value="refer_with_advice"' in page
    assert 'value="decide"' not in page
    assert "Warum nicht „in der Sache entscheiden“?" in page
    assert "§ 12 Abs. 4 Satz 5" in page


def test_the_chair_sees_what_comes_before_the_committee_only(client, town):
    before, other = make.before_committee(town), make.register(town)
    client.force_login(town.chair)

    answers = [client.get(at("petition", each)).status_code for each in (before, other)]

    assert answers == [200, 404]


def test_a_letter_opens_for_the_office_only(desk, client, town, run_jobs):
    petition = make.register(town)
    run_jobs()
    address = reverse("petitions:letter", args=[petition.letters.get().pk])

    answer = desk.get(address)
    client.force_login(town.other)

    assert answer.content[:5] == b"%PDF-"
    assert answer["Cache-Control"] == "private, no-store"
    assert client.get(address).status_code == 404


def test_an_intake_is_accepted_or_discarded_on_its_page(desk, town):
    first, second = make.intake(town), make.intake(town)

    seen = desk.get(reverse("petitions:intake", args=[first.pk])).text
    desk.post(reverse("petitions:intake", args=[first.pk]), {"subject": "Zebrastreifen"})
    desk.post(reverse("petitions:discard", args=[second.pk]), {"reason": "Werbung"})

    assert "Zita Zebra" in seen
    assert [type(first).objects.get(pk=each.pk).state for each in (first, second)] == [
        "accepted", "discarded",
    ]  # fmt: skip
    assert Petition.objects.get().received_on == date.today()  # noqa: DTZ011
