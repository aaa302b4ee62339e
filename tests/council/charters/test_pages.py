"""Pages about amendments: a visit, a stranger, what was typed, and few statements."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from ratsverbund.council.charters import operations
from ratsverbund.council.charters.forms import DraftForm
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.queries import due
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.operations import withdraw_paper
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from tests.council.charters.conftest import NORM, RATE, TITLE, raised
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

PAGES = ["amendment", "effects", "change", "submit", "withdraw"]
FILES = ["draft_file", "effects_file", "effects_sheet", "questions_file"]


@pytest.fixture
def desk(client, drafted):
    """The clerk at the desk, with a simulated draft."""
    drafted.amendment = operations.simulate_draft(drafted.amendment, 2026, actor=drafted.clerk)
    client.force_login(drafted.clerk)
    return client


def address(town, name):
    """The address of a page about the amendment."""
    return reverse(f"charters:{name}", args=[town.amendment.pk])


@pytest.mark.parametrize("name", [*PAGES, *FILES, "order", "complete"])
def test_a_stranger_is_sent_to_the_login(client, drafted, name):
    answer = client.get(address(drafted, name))

    assert answer.status_code == 302
    assert answer.url.startswith("/konto/login/")


@pytest.mark.parametrize("name", [*PAGES, *FILES])
def test_another_town_sees_no_amendment(client, drafted, name):
    client.force_login(drafted.other)

    assert client.get(address(drafted, name)).status_code == 404


@pytest.mark.parametrize("kind", ["member", "administrator"])
def test_a_draft_is_seen_by_those_who_write_for_the_town_only(client, drafted, kind):
    client.force_login(people.role(kind, drafted.body))

    answers = {client.get(address(drafted, name)).status_code for name in [*PAGES, *FILES]}

    assert (answers, TITLE in client.get("/satzungen/").text) == ({404}, False)


def test_a_member_reads_an_amendment_before_the_council_without_its_single_records(
    client, submitted
):
    Paper.objects.update(state="released", reference="2026/030")
    client.force_login(submitted.member)

    answers = {
        name: client.get(address(submitted, name)).status_code for name in [PAGES[1], *FILES]
    }

    assert answers == {
        "effects": 200, "draft_file": 200,
        "effects_file": 403, "effects_sheet": 403, "questions_file": 403,
    }  # fmt: skip
    assert "vorgaenge.json" not in client.get(address(submitted, "effects")).text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_few_questions(desk, drafted, name):
    assert len(statements(desk, address(drafted, name))) <= 5


def test_a_list_asks_the_same_whatever_its_length(desk, drafted):
    one = len(statements(desk, "/satzungen/"))
    for number in (7, 8):
        operations.draft_amendment(drafted.body, raised(f"{number}. Satzung"), actor=drafted.clerk)

    assert (one, len(statements(desk, "/satzungen/"))) == (4, 4)
    assert TITLE in desk.get("/satzungen/").text


def test_the_form_offers_every_figure_with_what_holds_today(desk):
    page = desk.get("/satzungen/neu/")

    assert page.status_code == 200
    assert 'name="loss_of_earnings.standard_rate" value="15,00"' in page.text
    assert "heute: 15,00 EUR/h · § 8 Abs. 3 Buchst. a Satz 2 Hauptsatzung Heinsberg" in page.text
    assert len(statements(desk, "/satzungen/neu/")) <= 5


def whole_form(town, draft=None, **changes):
    """What a browser sends: everything the form shows, with some fields changed."""
    law = law_of(Body.objects.get(pk=town.body.pk), date.today())  # noqa: DTZ011
    form = DraftForm(law=law, draft=draft)
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (values | changes).items() if value is not None}


def test_only_what_was_changed_becomes_the_draft(desk, drafted):
    sent = whole_form(drafted, title="8. Satzung", **{RATE: "16"})

    answer = desk.post("/satzungen/neu/", sent)

    made = CharterAmendment.objects.latest("pk")
    assert answer.url == reverse("charters:effects", args=[made.pk])
    assert (made.draft["figures"], made.draft["texts"]) == ({RATE: "16.00"}, {})


def test_lists_tables_and_sentences_can_be_changed(desk, drafted):
    changes = {
        "districts.names": "Dremmen\r\nKarken",
        "paid_deputies.count": "ab 8: 1\r\nab 12: 2",
        "petition_hearing.minutes": "5",
        NORM: "Der Satz beträgt 16 Euro je Stunde.",
    }
    sent = whole_form(drafted, title="8. Satzung", **changes)

    desk.post("/satzungen/neu/", sent)

    draft = CharterAmendment.objects.latest("pk").draft
    assert draft["figures"] == {
        "districts.names": ["Dremmen", "Karken"],
        "paid_deputies.count": [
            {"from": 8, "value": "1", "status": "V"},
            {"from": 12, "value": "2", "status": "V"},
        ],
        "petition_hearing.minutes": 5,
    }
    assert draft["texts"] == {NORM: "Der Satz beträgt 16 Euro je Stunde."}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({RATE: "viel"}, "„viel“ ist kein Wert"),
        ({"petition_hearing.minutes": "5,5"}, "eine ganze Zahl wie 10"),
        ({"paid_deputies.count": "acht: eins"}, "keine Zeile der Staffel"),
        ({}, "ändert noch nichts"),
        ({RATE: "-3"}, "ist negativ"),
    ],
)
def test_what_cannot_be_read_comes_back_with_what_was_typed(desk, drafted, changes, says):
    sent = whole_form(drafted, title="8. Satzung", **changes)

    answer = desk.post("/satzungen/neu/", sent)

    assert answer.status_code == 422
    assert says in answer.text
    assert "8. Satzung" in answer.text


def test_whoever_is_overtaken_keeps_what_was_typed_and_may_save_again(desk, drafted):
    where = address(drafted, "change")
    sent = whole_form(drafted, raised(), title=TITLE, seen=1, **{RATE: "19,00"})
    operations.change_draft(drafted.amendment, raised(rate="18.00"), seen=1, actor=drafted.clerk)

    first = desk.post(where, sent)
    second = desk.post(where, sent | {"seen": 2})

    assert (first.status_code, second.status_code) == (409, 302)
    assert 'name="seen" value="2"' in first.text
    assert "19,00" in first.text
    assert CharterAmendment.objects.get().draft["figures"] == {RATE: "19.00"}


def test_a_clerk_simulates_and_submits_through_the_pages(client, drafted):
    client.force_login(drafted.clerk)
    assert "Noch nicht durchgerechnet" in client.get(address(drafted, "effects")).text

    client.post(address(drafted, "simulate"), {"year": "2026"})
    shown = client.get(address(drafted, "effects")).text
    answer = client.post(address(drafted, "submit"), {"reasons": "Zeit für mehr."})

    assert "Finanzielle Auswirkungen: " in shown
    assert ">15,00<" in shown
    assert answer.url == address(drafted, "amendment")
    assert CharterAmendment.objects.get().state == "submitted"


def test_a_year_out_of_reach_is_not_simulated(client, drafted):
    client.force_login(drafted.clerk)

    page = client.post(address(drafted, "simulate"), {"year": "1950"}, follow=True)

    assert "Dieses Jahr lässt sich nicht wählen" in page.text


def test_the_mayor_signs_and_the_clerk_completes_through_the_pages(client, adopted):
    client.force_login(adopted.mayor)
    asked = client.get(address(adopted, "order"))
    signed = client.post(address(adopted, "order"), {"signed_on": "2026-02-20"})
    client.force_login(adopted.clerk)
    noticed = {"noticed_on": "2026-03-05", "source": "www.heinsberg.de"}

    done = client.post(address(adopted, "complete"), noticed)
    page = client.get(address(adopted, "amendment"))

    assert (signed.status_code, done.status_code) == (302, 302)
    assert "Artikel 1: Die Hauptsatzung wird wie folgt geändert." in asked.text
    assert "in Kraft ab 06.03.2026" in page.text
    assert "Warum ab diesem Tag?" in page.text
    assert Body.objects.get(pk=adopted.body.pk).enacted[0]["in_force"] == "2026-03-06"
    assert len(statements(client, address(adopted, "amendment"))) <= 5


def test_a_wrong_day_comes_back_on_the_form(client, ordered):
    client.force_login(ordered.clerk)

    answer = client.post(
        address(ordered, "complete"), {"noticed_on": "2026-02-01", "source": "Amtsblatt"}
    )

    assert answer.status_code == 422
    assert "vor der Ausfertigung am 20.02.2026" in answer.text


@pytest.mark.parametrize("name", ["order", "complete"])
def test_who_may_not_take_a_step_does_not_see_its_form(client, adopted, name):
    client.force_login(adopted.member)

    assert client.get(address(adopted, name)).status_code == 403


def test_a_clerk_of_a_town_without_charter_reads_what_is_missing(client, db):
    client.force_login(people.clerk(people.body("Ohnesatzung")))

    page = client.get("/satzungen/neu/")

    assert page.status_code == 422
    assert "keine Hauptsatzung hinterlegt" in page.text


def test_whoever_writes_nothing_drafts_nothing(client, town):
    client.force_login(town.member)

    assert client.get("/satzungen/neu/").status_code == 403
    assert client.get("/satzungen/neu/?bei=heinsberg").status_code == 404


def test_the_files_hold_what_the_page_shows(desk, drafted):
    kept = drafted.amendment.simulation

    assert desk.get(address(drafted, "draft_file")).text.startswith(f'title = "{TITLE}"')
    found = json.loads(desk.get(address(drafted, "effects_file")).content)
    assert found["effects"] == kept["effects"]
    assert json.loads(desk.get(address(drafted, "questions_file")).content) == kept["questions"]


def test_a_draft_nobody_simulated_has_no_effects_to_hand_out(client, drafted):
    client.force_login(drafted.clerk)

    assert client.get(address(drafted, "effects_file")).status_code == 404


def test_what_is_due_follows_the_amendment(adopted):
    assert [line.verb for line in due(adopted.mayor)] == ["Ausfertigen"]
    assert due(adopted.clerk) == []
    operations.order_notice(adopted.amendment, date(2026, 2, 20), actor=adopted.mayor)

    assert [line.verb for line in due(adopted.clerk)] == ["Eintragen"]
    assert due(adopted.member) == []


def test_an_open_question_can_be_answered_by_a_draft(desk, drafted):
    sent = whole_form(drafted, title="8. Satzung", travel_time="none")

    desk.post("/satzungen/neu/", sent)

    assert CharterAmendment.objects.latest("pk").draft["choices"] == {"travel_time": "none"}


def test_a_figure_may_carry_its_unit_but_no_other(desk, drafted):
    wrong = desk.post("/satzungen/neu/", whole_form(drafted, title="8.", **{RATE: "18 %"}))
    desk.post("/satzungen/neu/", whole_form(drafted, title="8.", **{RATE: "18,00 €/h"}))

    assert "„%“ ist nicht die Einheit dieses Wertes; er steht in EUR/h" in wrong.text
    assert CharterAmendment.objects.latest("pk").draft["figures"] == {RATE: "18.00"}


def test_the_explorer_leads_whoever_may_to_the_draft_of_a_provision(client, town):
    place = f"/recht/heinsberg/hauptsatzung/{date.today()}/§8/3/a/"  # noqa: DTZ011
    strangers = client.get(place).text
    client.force_login(town.clerk)

    page = client.get(place).text
    form = client.get("/satzungen/neu/?bei=heinsberg&norm=hs/§8(3)a").text

    assert ("Änderung entwerfen" in strangers, "Änderung entwerfen" in page) == (False, True)
    assert form.index("Diese Vorschrift") < form.index(f'name="{RATE}"') < form.index('id="werte"')


def test_a_refused_amendment_is_drafted_anew_from_the_old_one(client, submitted, run_jobs):
    withdraw_paper(submitted.paper, "Neu.", on=timezone.localdate(), actor=submitted.clerk)
    run_jobs()
    client.force_login(submitted.clerk)

    page = client.get(f"/satzungen/neu/?bei=heinsberg&aus={submitted.amendment.pk}").text

    assert 'value="22,00"' in page


def test_the_public_law_follows_the_completed_notice(client, ordered):
    operations.complete_notice(
        ordered.amendment, date(2026, 3, 5), "Amtsblatt", actor=ordered.clerk
    )
    place = "/recht/heinsberg/hauptsatzung/{}/§8/3/a/"
    rule = "/recht/heinsberg/rechnen/loss_of_earnings.json"
    asked = "kind=other&absences-0-start=2026-03-06T17:00&absences-0-end=2026-03-06T18:00"

    days = ("2026-03-05", "2026-03-06")
    shown = [first_rate(client.get(place.format(day)).text) for day in days]
    paid = [client.get(f"{rule}?stand={day}&{asked}").json().get("value") for day in days]

    assert shown == ["15,00", "22,00"]
    assert paid == ["15.00", "22.00"]


def first_rate(page):
    """The first figure beside the standard rate on a page of law."""
    return re.search(r"Regelstundensatz:</strong>\s*([\d,]+)", page)[1]


def test_the_comparison_is_a_workbook_of_four_sheets(desk, drafted):
    book = load_workbook(BytesIO(desk.get(address(drafted, "effects_sheet")).content))

    assert book.sheetnames == ["Vergleich", "Vorgänge", "Recht", "Auswirkungen"]
    assert [cell.value for cell in book["Recht"][2]] == [
        "Regelstundensatz", "15,00 EUR/h", "22,00 EUR/h",
    ]  # fmt: skip
