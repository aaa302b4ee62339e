"""The pages of agendas, as the clerk, a second person and strangers use them."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from ratsverbund.council.agendas import operations
from ratsverbund.council.agendas.models import Handout, ItemRequest
from ratsverbund.council.agendas.requests import operations as requests
from ratsverbund.council.meetings.models import Meeting
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db

CANARY = "Verkauf des Grundstücks Kanarienweg"


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


@pytest.fixture
def planned(town):
    """A planned meeting of the council far ahead, with its last day of invitation."""
    return council.meeting(
        town.council, datetime(2090, 3, 22, 17, 0, tzinfo=UTC), state="planned",
        convened_on=None, invite_until=date(2090, 3, 14), four_eyes=True,
    )  # fmt: skip


def page(client, name, *args, **query):
    answer = client.get(reverse(f"agendas:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def send(client, name, *args, **typed):
    return client.post(reverse(f"agendas:{name}", args=args), typed)


def full_agenda(town, rows, **fields):
    """A meeting with papers waiting and placed, both lanes, a supplement, requests, files."""
    fields = {"state": "planned", "convened_on": None} | fields
    meeting = council.meeting(town.council, **fields)
    for _number in range(rows):
        item = council.item(meeting, waiting(town))
        waiting(town)
        council.item(meeting, public=False, title=CANARY)
        Handout.objects.create(item=item, file=pdf(), title="Tischvorlage")
        requests.receive_request(
            town.council, "Radweg", date(2026, 3, 1), members=3, actor=town.clerk
        )
    return meeting


def pdf():
    from tests.public.world import store  # noqa: PLC0415

    return store("blatt.pdf", b"%PDF-1.7 leer")


def waiting(town, title="Brücke", **fields):
    return council.consultation(council.paper(town.body, title, **fields), town.council)


PAGES = [
    "agenda", "preview", "standing_list", "receive", "copy", "kind", "add_title", "remove",
    "second_person",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_of_an_agenda_asks_few_statements(clerk, town, name, rows):
    meeting = full_agenda(town, rows)

    sent = statements(clerk, reverse(f"agendas:{name}", args=[meeting.pk]))

    assert len(sent) <= 5


@pytest.mark.parametrize("name", ["lane", "handout", "hide_handout"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_of_one_item_asks_few_statements(clerk, town, name, rows):
    meeting = full_agenda(town, rows, state="convened", convened_on=date(2026, 3, 1))
    item, handout = meeting.items.first(), Handout.objects.first()

    key = handout.pk if name == "hide_handout" else item.pk
    assert len(statements(clerk, reverse(f"agendas:{name}", args=[key]))) <= 5


@pytest.mark.parametrize("name", ["agenda", "announce"])
def test_the_pages_of_an_assembly_say_that_its_steps_are_fixed(clerk, town, name):
    assembly = council.meeting(town.council, kind="assembly", state="planned", convened_on=None)
    for title in ("Eröffnung", "Unterrichtung", "Aussprache"):
        council.item(assembly, title=title)
    address = reverse(f"agendas:{name}", args=[assembly.pk])

    sent, shown = statements(clerk, address), clerk.get(address).content.decode()

    assert len(sent) <= 5
    assert ("steht fest" in shown) is (name == "agenda")
    assert "data-move" not in shown


def addresses(meeting):
    item, handout = meeting.items.first(), Handout.objects.first()
    named = {"lane": item, "handout": item, "handout_file": handout}
    found = []
    for pattern in get_resolver("ratsverbund.council.agendas.urls").url_patterns:
        plain = "<" not in str(pattern.pattern)
        pk = named.get(pattern.name, meeting).pk
        found.append(reverse(f"agendas:{pattern.name}", args=[] if plain else [pk]))
    return found


def test_strangers_are_sent_to_the_login_and_see_no_title(client, town):
    for address in addresses(full_agenda(town, 1)):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert "/login/" in answer.headers["Location"]
            assert CANARY not in answer.content.decode()


def test_clerks_of_another_town_and_members_see_no_title(client, town):
    meeting = full_agenda(town, 1)

    for account in (town.other, people.role("member", town.body)):
        client.force_login(account)
        for address in addresses(meeting):
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code in {200, 403, 404, 405}, address
                assert CANARY.encode() not in answer.content


def test_several_papers_are_added_at_once_and_say_why_they_are_ready(clerk, town, planned):
    first, second = waiting(town, "Erste"), waiting(town, "Zweite")
    later = council.paper(town.body, "Dritte")
    council.consultation(later, town.main)
    council.consultation(later, town.council)

    shown = page(clerk, "agenda", planned.pk)
    send(clerk, "add", planned.pk, consultation=[first.pk, second.pk])

    assert shown.count('type="checkbox" name="consultation"') == 3
    assert "Vorher berät noch: Haupt- und Finanzausschuss" in shown
    assert list(planned.items.values_list("number", "title")) == [
        ("Ö 1", "Erste"), ("Ö 2", "Zweite"),
    ]  # fmt: skip


def test_the_candidates_are_filtered_by_word_and_readiness(clerk, town, planned):
    waiting(town, "Brücke am Markt")
    council.consultation(council.draft(town.body, "Brücke am Fluss"), town.council)

    ready, not_yet = (page(clerk, "agenda", planned.pk, q="Brücke", stand=s)
                      for s in ("ready", "waiting"))  # fmt: skip

    assert ("am Markt" in ready, "am Fluss" in ready) == (True, False)
    assert ("am Markt" in not_yet, "am Fluss" in not_yet) == (False, True)


def test_an_earlier_consultation_on_an_earlier_agenda_makes_the_paper_ready(clerk, town, planned):
    paper = council.paper(town.body)
    council.item(council.meeting(town.main), council.consultation(paper, town.main))
    council.consultation(paper, town.council)

    shown = page(clerk, "agenda", planned.pk)

    assert "Vorher berät noch" not in shown
    assert "vorberaten wird in einer Sitzung davor" in shown


def test_items_are_added_moved_nested_and_struck_by_buttons(clerk, planned):
    for title in ("A", "B", "C"):
        send(clerk, "add_title", planned.pk, title=title, public="yes")
    send(clerk, "add_title", planned.pk, title=CANARY, public="no")
    a, b, c = (planned.items.get(title=title) for title in "ABC")

    moved = send(clerk, "order", planned.pk, up=b.pk)
    send(clerk, "order", planned.pk, nest=a.pk)
    send(clerk, "order", planned.pk, discard=c.pk)

    assert moved.headers["Location"].endswith("#oeffentlich")
    rows = planned.items.order_by("-public", "order").values_list("number", "title")
    assert list(rows) == [("Ö 1", "B"), ("Ö 1.1", "A"), ("N 1", CANARY)]


def test_the_second_of_two_clerks_is_told_and_nothing_is_lost(client, town, planned):
    items = [council.item(planned, title=title) for title in "ABC"]
    client.force_login(town.clerk)
    seen = page(client, "agenda", planned.pk).split('name="seen" value="')[1].split('"')[0]

    send(client, "order", planned.pk, up=items[1].pk, seen=seen)
    client.force_login(town.second)
    answer = send(client, "order", planned.pk, up=items[2].pk, seen=seen)

    assert answer.status_code == 409
    assert "Inzwischen hat jemand anderes" in answer.content.decode()
    assert list(planned.items.order_by("order").values_list("title", flat=True)) == ["B", "A", "C"]


def test_the_two_lanes_are_unmistakable_by_word_icon_and_border(clerk, town):
    shown = page(clerk, "agenda", full_agenda(town, 1).pk)

    assert shown.count("rv-lane rv-lane--public") == 1
    assert shown.count("rv-lane rv-lane--internal") == 1
    lane = shown.split("rv-lane--internal")[1]
    assert "rv-visibility--internal" in lane
    assert "<span>nichtöffentlich</span>" in lane


def test_the_page_that_moves_an_item_to_the_public_part_says_what_becomes_public(
    clerk, town, planned
):
    people.person("Erika", "Kanarienfrau")
    consultation = waiting(town, "Haus", reasoning="Frau Kanarienfrau kauft es.")
    item = operations.add_item(planned, consultation=consultation, public=False, actor=town.clerk)

    shown = page(clerk, "lane", item.pk)
    unconfirmed = send(clerk, "lane", item.pk, confirmed="")
    moved = send(clerk, "lane", item.pk, confirmed="on")

    assert "Das wird öffentlich" in shown
    assert "Vorlage: " in shown
    assert "Name im Text: Erika Kanarienfrau" in shown
    assert (unconfirmed.status_code, moved.status_code) == (422, 302)
    assert planned.items.get().number == "Ö 1"


def test_the_preview_shows_no_internal_title_in_the_public_version(client, town, planned):
    council.item(planned)
    council.item(planned, public=False, title=CANARY)
    client.force_login(town.second)

    public, whole = (page(client, "preview", planned.pk, **q) for q in ({}, {"intern": "1"}))
    send(client, "preview", planned.pk)

    assert (CANARY in public, CANARY in whole) == (False, True)
    planned.refresh_from_db()
    assert planned.released_by == str(town.second)


def test_who_built_the_agenda_is_told_why_somebody_else_releases_it(clerk, planned):
    send(clerk, "add_title", planned.pk, title="A", public="yes")

    shown = page(clerk, "preview", planned.pk)
    answer = send(clerk, "preview", planned.pk)

    assert "Freigeben muss sie eine zweite Person" in shown
    assert answer.status_code == 403


def test_standing_items_are_edited_and_inserted_by_one_button(clerk, planned):
    send(clerk, "add_title", planned.pk, title="Brücke", public="yes")
    send(
        clerk, "standing_list", planned.pk, opening="Eröffnung\nFragestunde", closing="Anfragen",
        internal="Mitteilungen",
    )  # fmt: skip

    send(clerk, "standing", planned.pk)

    rows = planned.items.order_by("-public", "order").values_list("number", "title")
    assert list(rows) == [
        ("Ö 1", "Eröffnung"), ("Ö 2", "Fragestunde"), ("Ö 3", "Brücke"), ("Ö 4", "Anfragen"),
        ("N 1", "Mitteilungen"),
    ]  # fmt: skip


def test_a_late_item_and_a_file_on_the_table_come_by_forms(client, town):
    meeting = full_agenda(town, 0, state="convened", convened_on=date(2026, 3, 1))
    client.force_login(town.clerk)
    send(client, "add_title", meeting.pk, title="Nachtrag", public="yes")
    item = meeting.items.get()
    file = SimpleUploadedFile("blatt.pdf", b"%PDF-1.7 leer")

    send(client, "handout", item.pk, title="Neuer Plan", file=file)
    client.force_login(town.second)
    shown = page(client, "agenda", meeting.pk)
    asked = send(client, "issue", meeting.pk)
    send(client, "issue", meeting.pk, late_reason="Sturmschaden")

    assert (asked.status_code, "Grund der abgekürzten Frist" in asked.content.decode()) == (
        422, True,
    )  # fmt: skip
    assert "1. Nachtrag in Vorbereitung" in shown
    assert "Tischvorlage: Neuer Plan" in shown
    assert meeting.supplements.get().issued_by == str(town.second)
    handout = Handout.objects.get()
    answer = client.get(reverse("agendas:handout_file", args=[handout.pk]))
    assert answer.content == b"%PDF-1.7 leer"


def test_an_item_is_taken_off_with_its_reason(clerk, town):
    meeting = full_agenda(town, 1, state="convened", convened_on=date(2026, 3, 1))
    item = meeting.items.filter(public=True).get()

    missing = send(clerk, "remove", meeting.pk, item=item.pk, reason="")
    send(clerk, "remove", meeting.pk, item=item.pk, reason="Fragen offen")

    assert missing.status_code == 422
    assert "abgesetzt" in page(clerk, "agenda", meeting.pk)


def test_a_faction_s_request_must_come_on_the_agenda(clerk, town, planned):
    faction = people.faction(town.body)
    typed = {"title": "Radweg", "received_on": "2026-03-01", "public": "yes", "in_time": "on"}
    send(clerk, "receive", planned.pk, faction=faction.pk, **typed)
    wanted = ItemRequest.objects.get()

    shown = page(clerk, "agenda", planned.pk)
    refused = send(clerk, "refuse", planned.pk, request=wanted.pk, reason="Nein")
    send(clerk, "place", planned.pk, request=wanted.pk)

    assert "muss aufgenommen werden" in shown
    assert refused.status_code == 422
    assert planned.items.get().title == "Radweg"


def test_many_days_are_checked_and_planned_together(clerk, town):
    typed = {"organization": town.council.pk, "clock": "17:00", "place": "Rathaus"}
    days = "24.03.2027\n01.05.2027\t18:30"

    checked = send(clerk, "series", days=days, preview="1", **typed).content.decode()
    faulty = send(clerk, "series", days="übermorgen", **typed)
    send(clerk, "series", days=days, **typed)

    assert "Feiertag: " in checked
    assert faulty.status_code == 422
    assert Meeting.objects.count() == 2


def test_a_convened_meeting_is_moved_by_its_page(clerk, town):
    meeting = full_agenda(town, 1, state="convened", convened_on=date(2026, 3, 1))

    send(
        clerk, "relocate", meeting.pk, day="2026-04-20", clock="18:00", place="Stadthalle",
        reason="Sturm",
    )  # fmt: skip

    successor = Meeting.objects.get(replaces=meeting)
    assert (successor.state, successor.items.count()) == ("planned", 2)
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"


def test_kind_form_and_partners_are_set_on_one_page(clerk, town, planned):
    send(clerk, "kind", planned.pk, kind="ordinary", partners=[town.main.pk], mode="present")
    refused = send(clerk, "kind", planned.pk, kind="ordinary", mode="hybrid")

    assert "gemeinsam mit: Haupt- und Finanzausschuss" in page(clerk, "agenda", planned.pk)
    assert refused.status_code == 422
    assert "§ 47a GO NRW" in refused.content.decode()


def test_a_copy_takes_over_what_belongs_to_no_paper(clerk, town):
    meeting = full_agenda(town, 1)

    send(clerk, "copy", meeting.pk, day="2026-06-24", clock="17:00")

    copy = Meeting.objects.exclude(pk=meeting.pk).get()
    assert list(copy.items.values_list("title", flat=True)) == [CANARY]


def test_the_mayor_s_office_does_without_a_second_person_and_says_why(client, town, planned):
    client.force_login(town.mayor)

    missing = send(client, "second_person", planned.pk, reason="")
    send(client, "second_person", planned.pk, reason="Nur eine Schriftführung")
    planned.refresh_from_db()
    waived = planned.four_eyes
    send(client, "second_person", planned.pk)
    planned.refresh_from_db()

    assert missing.status_code == 422
    assert (waived, planned.four_eyes) == (False, True)
