"""A meeting entered afterwards keeps its own hours, and a button that waited keeps its own."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.meetings.queries import present_moment
from ratsverbund.council.sittings.operations import call_item
from tests.council.sittings.course import START, called
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db


def last(meeting):
    """The latest line of the course."""
    return meeting.entries.order_by("-pk").first()


def test_nothing_recorded_yet_begins_with_the_beginning(town):
    meeting = council.meeting(town.main, START)

    assert present_moment(meeting) == START


def test_each_entry_follows_the_last_one_recorded(cockpit, town):
    meeting, item, _rows = called(town, town.main)
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "majority": "simple"}

    cockpit(meeting, "vote", yes=9, no=0, at="18:40", **typed)
    cockpit(meeting, "pause")

    assert item.votes.get().taken_at == START + timedelta(minutes=40)
    assert last(meeting).at == START + timedelta(minutes=40)


def test_the_hour_may_be_set_for_every_button(cockpit, town):
    meeting, item, _rows = called(town, town.main)

    shown = cockpit(meeting, zeit="19:15")
    cockpit(meeting, "defer", item=item.pk, at="19:15")
    after = cockpit(meeting)

    assert "Nachtrag zur Sitzung vom" in shown
    assert 'type="hidden" name="at" value="19:15"' in shown
    assert last(meeting).at == START + timedelta(minutes=75)
    assert 'type="hidden" name="at" value="19:15"' in after


def test_a_meeting_of_today_keeps_the_present_hour(cockpit, town):
    begun = timezone.now() - timedelta(hours=1)
    meeting = council.meeting(town.main, begun)
    council.present(meeting, 9)
    item = council.item(meeting)

    shown = cockpit(meeting)
    call_item(item, actor=town.clerk)

    assert "Nachtrag" not in shown
    assert timezone.now() - last(meeting).at < timedelta(minutes=1)


def test_what_waited_for_the_network_has_the_hour_it_was_pressed(cockpit, town):
    begun = timezone.now() - timedelta(hours=1)
    meeting = council.meeting(town.main, begun)
    council.present(meeting, 9)
    item = council.item(meeting)

    cockpit(meeting, "call", item=item.pk, waited=600_000)

    pressed = timezone.now() - timedelta(minutes=10)
    assert abs(last(meeting).at - pressed) < timedelta(minutes=1)


def test_nothing_waits_from_before_the_beginning(cockpit, town):
    begun = timezone.now() - timedelta(minutes=5)
    meeting = council.meeting(town.main, begun)
    council.present(meeting, 9)
    item = council.item(meeting)

    cockpit(meeting, "call", item=item.pk, waited=3_600_000)

    assert last(meeting).at == begun


@pytest.mark.parametrize("act", ["find_quorum", "pause"])
def test_a_form_sent_twice_acts_once(client, town, act):
    meeting, _item, _rows = called(town, town.main)
    client.force_login(town.clerk)
    typed = {"key": uuid4(), "act": act}

    answers = [
        client.post(reverse("sittings:cockpit", args=[meeting.pk]), typed) for _again in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert meeting.entries.count() == 2


def test_a_note_that_arrives_late_stays_with_its_item(client, cockpit, town):
    meeting, item, _rows = called(town, town.main)
    following = council.item(meeting)
    cockpit(meeting, "call", item=following.pk)

    client.post(
        reverse("sittings:note", args=[meeting.pk]),
        {"note": "Zu Punkt 1", "revision": 0, "item": item.pk},
    )

    assert item.sheet.note == "Zu Punkt 1"
    assert not hasattr(following, "sheet")


def test_who_was_there_at_each_item(client, cockpit, town):
    meeting, item, rows = called(town, town.main)
    late = people.membership(town.main)
    missing = people.membership(town.main)
    cockpit(meeting, "presence", go=rows[0].pk, at="18:05")
    cockpit(meeting, "presence", come=late.pk, at="18:10")
    council.exclusion(item, rows[1].person)
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "majority": "simple"}
    cockpit(meeting, "vote", yes=8, no=0, at="18:20", **typed)
    council.item(meeting, title="Nie aufgerufen")
    address = reverse("sittings:company", args=[meeting.pk])

    page = " ".join(client.get(address).text.split())

    assert f"{rows[0].person} (bis 18:05 Uhr)" in page
    assert f"{late.person} (ab 18:10 Uhr)" in page
    assert f"Es fehlten: {missing.person}." in page
    assert f"Wirkt nicht mit (§ 31 GO NRW): {rows[1].person}" in page
    assert "noch nicht aufgerufen" in page
    assert "18:00 Uhr bis 18:20 Uhr · 9 mit Stimme" in page
    assert len(statements(client, address)) <= 5


def test_who_was_there_is_not_for_others(client, town):
    meeting = council.meeting(town.main, START)
    address = reverse("sittings:company", args=[meeting.pk])

    assert client.get(address).status_code == 302
    client.force_login(town.other)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("prepare", "label"),
    [
        ("nobody", "Anwesenheit festhalten"),
        ("there", "TOP Ö 1 aufrufen"),
        ("called", "Abstimmen"),
        ("paused", "Sitzung fortsetzen"),
        ("dealt", "Öffentlichkeit ausschließen"),
        ("closed_doors", "TOP N 1 aufrufen"),
    ],
)
def test_the_next_step_is_always_one_button(cockpit, town, prepare, label):
    meeting = council.meeting(town.main, START)
    item = council.item(meeting)
    council.item(meeting, public=False)
    order = ["nobody", "there", "called", "paused", "dealt", "closed_doors"]
    steps = {
        "there": lambda: council.present(meeting, 9),
        "called": lambda: cockpit(meeting, "call", item=item.pk),
        "paused": lambda: cockpit(meeting, "pause"),
        "dealt": lambda: (cockpit(meeting, "resume"), cockpit(meeting, "take_note", item=item.pk)),
        "closed_doors": lambda: cockpit(meeting, "dismiss"),
    }
    for name in order[1 : order.index(prepare) + 1]:
        steps[name]()

    shown = cockpit(meeting)

    bar = shown[shown.index("data-now") : shown.index("rv-now__places")]
    assert label in bar
    assert bar.count("kern-btn--primary") == 1


def test_a_name_is_found_in_the_list(cockpit, town):
    meeting, _item, rows = called(town, town.main)

    shown = cockpit(meeting, wer=rows[0].person.family_name.upper())

    assert f'name="go" value="{rows[0].pk}"' in shown
    assert f'name="go" value="{rows[1].pk}"' not in shown
