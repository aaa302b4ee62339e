"""The pages on which a meeting is held: attendance, exclusions, its end."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import council, people

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
CANARY = "Verkauf des Grundstücks Kanarienweg"
PAGES = ["meeting", "agenda", "convene", "attendance", "reschedule", "cancel"]
PLAN = {"day": "2026-03-25", "clock": "18:00", "place": "Rathaus", "urgency_reason": ""}


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


def page(client, name, *args, **query):
    answer = client.get(reverse(f"meetings:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def send(client, name, *args, **typed):
    return client.post(reverse(f"meetings:{name}", args=args), typed)


def test_attendance_is_taken_with_all_ticked_but_the_exceptions(clerk, town):
    meeting = council.meeting(town.main, EVENING, state="convened")
    seats = people.members(town.main, 9)
    send(clerk, "open", meeting.pk)

    shown = page(clerk, "attendance", meeting.pk)
    came = [seat.pk for seat in seats[1:]]
    send(clerk, "attendance", meeting.pk, people=came, at="18:00")
    after = page(clerk, "attendance", meeting.pk)

    assert shown.count(" checked") == 9 + 1  # and the switch of the keys
    assert "Beschlussfähig: 8 Stimmberechtigte anwesend" in after
    assert set(meeting.attendances.values_list("arrived_at", flat=True)) == {EVENING}


def test_a_member_leaves_by_the_form_and_deputies_enter_in_the_course(clerk, town):
    meeting = council.meeting(town.main, EVENING)
    [row] = council.present(meeting, 1)
    deputy = people.deputy(people.membership(town.main))

    shown = page(clerk, "attendance", meeting.pk)
    left = clerk.post(
        reverse("meetings:leave", args=[meeting.pk]),
        {"gegangen-people": [row.pk], "gegangen-at": "19:00"},
    )

    row.refresh_from_db()
    assert left.status_code == 302
    assert row.left_at == EVENING + timedelta(hours=1)
    assert f"{reverse('sittings:cockpit', args=[meeting.pk])}#anwesenheit" in shown
    assert str(deputy.person) not in shown


def test_leaving_before_arriving_comes_back_with_the_form(clerk, town):
    meeting = council.meeting(town.main, EVENING)
    [row] = council.present(meeting, 1)

    answer = clerk.post(
        reverse("meetings:leave", args=[meeting.pk]),
        {"gegangen-people": [row.pk], "gegangen-at": "17:00"},
    )

    assert answer.status_code == 422
    assert "nicht vor der Ankunft gegangen" in answer.content.decode()


def test_a_committee_without_seats_shows_the_gap_instead_of_failing(clerk, town):
    loose = people.organization(town.body, "Beirat", "committee", seats=None)

    shown = page(clerk, "attendance", council.meeting(loose).pk)

    assert "Beschlussfähigkeit nicht feststellbar" in shown
    assert "gesetzliche Mitgliederzahl an diesem Tag nicht erfasst" in shown


def test_a_member_is_excluded_and_readmitted_by_forms(clerk, town):
    meeting = council.meeting(town.council)
    [row] = council.present(meeting, 1)
    item = council.item(meeting)

    typed = {"person": row.person_id, "reason": "Bieterin", "place": "audience"}
    group = ["own_advantage", "group_interest_only"]
    refused = send(clerk, "exclude", item.pk, **typed, ties=group)
    send(clerk, "exclude", item.pk, **typed, ties=["own_advantage"])
    exclusion = item.exclusions.get()
    send(clerk, "lift", exclusion.pk, reason="Verwechslung")

    assert refused.status_code == 422
    assert (exclusion.person, exclusion.place) == (row.person, "audience")
    assert exclusion.basis["value"] is True
    assert item.exclusions.count() == 0


def test_a_meeting_is_closed_from_its_page_when_nothing_is_open(clerk, town):
    meeting = council.meeting(town.council)
    item = council.item(meeting)

    refused = send(clerk, "close", meeting.pk, at="19:30")
    council.AgendaItem.objects.filter(pk=item.pk).update(state="dealt")
    send(clerk, "close", meeting.pk, at="19:30")

    meeting.refresh_from_db()
    assert refused.status_code == 422
    assert "Noch offen: TOP Ö 1" in refused.content.decode()
    assert meeting.state == "closed"
    assert meeting.ends_at == EVENING + timedelta(hours=1, minutes=30)


def test_closing_a_past_meeting_asks_for_the_hour_and_one_of_today_suggests_it(clerk, town):
    past = council.meeting(town.council)
    today = council.meeting(town.main, timezone.now())

    asked = send(clerk, "close", past.pk, at="")
    shown, suggested = (page(clerk, "meeting", each.pk) for each in (past, today))

    assert asked.status_code == 422
    assert "Uhrzeit am Mi, 25.03.2026." in shown
    assert re.findall(r'name="at" value="([\d:]+)"', shown) == []
    assert len(re.findall(r'name="at" value="([\d:]+)"', suggested)) == 1


def test_a_meeting_of_another_day_offers_no_opening(clerk, town):
    later = timezone.now() + timedelta(days=2)
    meetings = [
        council.meeting(town.council, moment, state="convened") for moment in (EVENING, later)
    ]

    offered = ["Sitzung eröffnen" in page(clerk, "meeting", each.pk) for each in meetings]

    assert offered == [True, False]


@pytest.mark.parametrize("name", ["open", "close"])
def test_an_address_that_only_acts_leads_whoever_opens_it_to_the_meeting(clerk, town, name):
    meeting = council.meeting(town.council)

    answer = clerk.get(reverse(f"meetings:{name}", args=[meeting.pk]))

    assert answer.headers["Location"] == reverse("meetings:meeting", args=[meeting.pk])


def test_the_mayor_stands_in_the_list_in_her_form_of_address(clerk, town):
    mayor = people.membership(town.council, people.person(form_of_address="ms"))
    office = people.office(
        town.body, "Bürgermeister", kind="mayor", name_feminine="Bürgermeisterin"
    )
    people.holding(office, mayor.person)

    shown = page(clerk, "attendance", council.meeting(town.council).pk)

    assert set(re.findall(r"Bürgermeister(?:in)?\b", shown)) == {"Bürgermeisterin"}


def test_before_anyone_is_recorded_the_page_says_so_calmly(clerk, town):
    meeting = council.meeting(town.council)
    item = council.item(meeting)

    addresses = [
        reverse("meetings:attendance", args=[meeting.pk]),
        reverse("decisions:decide", args=[item.pk]),
    ]
    shown = [clerk.get(address).content.decode() for address in addresses]

    assert ["noch nicht festgehalten" in each for each in shown] == [True, True]
    assert ["Nicht beschlussfähig" in each for each in shown] == [False, False]


def test_an_hour_of_arrival_that_happens_twice_asks_which(clerk, town):
    meeting = council.meeting(town.main, datetime(2026, 10, 24, 20, 0, tzinfo=UTC))
    seat = people.membership(town.main)

    asked = send(clerk, "attendance", meeting.pk, people=[seat.pk], at="02:30")
    send(clerk, "attendance", meeting.pk, people=[seat.pk], at="02:30", again="first")

    shown = asked.content.decode()
    assert asked.status_code == 422
    assert "Welche Stunde?" in shown
    assert "zweimal: 02:30\u00a0Uhr Sommerzeit" in shown
    assert meeting.attendances.get().arrived_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_on_other_nights_nobody_is_asked_which_hour(clerk, town):
    meeting = council.meeting(town.main, EVENING)
    people.membership(town.main)

    assert "Welche Stunde?" not in page(clerk, "attendance", meeting.pk)
