"""Meetings on the public pages and in calendars."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.decisions.models import FactionVote, Vote
from ratsverbund.council.invitations.calendars import WIDTH
from tests.factories import council
from tests.public import world
from tests.public.world import published

pytestmark = pytest.mark.django_db


def lines(client, address):
    """Return the lines of a calendar, unfolded."""
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def value(calendar, name):
    """Return the values of a property."""
    found = (line.partition(":") for line in calendar)
    return [text for key, _, text in found if key.partition(";")[0] == name]


def test_the_agenda_shows_public_items_with_papers_results_and_reasons(client):
    road = world.road(world.town(), "Neubau der Kaiserbrücke")

    page = client.get(f"/buergerinfo/sitzungen/{road.meeting.pk}/").content.decode()

    assert "Ö 1 Neubau der Kaiserbrücke" in page
    assert f'href="/buergerinfo/vorlagen/{road.paper.pk}/"' in page
    assert "43 Ja, 0 Nein, 2 Enthaltungen" in page
    assert "einstimmig" in page
    assert f'href="/buergerinfo/beschluesse/{road.resolution.pk}/"' in page


def test_the_numbers_of_the_public_part_have_no_gap_where_others_stand(client):
    town = world.town()
    meeting = published(council.meeting(town.council))
    for public in (True, False, True, False, True):
        item = council.item(meeting, public=public, title="Punkt")
        if public:
            published(item)

    page = client.get(f"/buergerinfo/sitzungen/{meeting.pk}/").content.decode()

    assert [f"Ö {number} Punkt" in page for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert "N 1" not in page


def test_a_meeting_without_public_items_says_so(client):
    meeting = published(council.meeting(world.town().council))

    page = client.get(f"/buergerinfo/sitzungen/{meeting.pk}/").content.decode()

    assert "Diese Sitzung hat keinen öffentlichen Punkt." in page


def test_an_item_taken_off_stays_with_its_reason(client):
    meeting = published(council.meeting(world.town().council))
    published(council.item(meeting, state="removed", note="Es fehlt ein Gutachten."))

    page = client.get(f"/buergerinfo/sitzungen/{meeting.pk}/").content.decode()

    assert ("abgesetzt" in page, "Es fehlt ein Gutachten." in page) == (True, True)


def test_the_list_keeps_coming_and_past_meetings_apart(client):
    town = world.town()
    past, coming = world.road(town).meeting, world.coming(town)

    lists = {
        half: client.get(f"/buergerinfo/sitzungen/{half}").content.decode()
        for half in ("", "?zeit=vergangen")
    }

    shown = {
        half: [f"/sitzungen/{meeting.pk}/" in page for meeting in (past, coming)]
        for half, page in lists.items()
    }
    assert shown == {"": [False, True], "?zeit=vergangen": [True, False]}


def test_an_appointment_keeps_its_name_and_brings_its_time_zone(client):
    town = world.town()
    starts_at = datetime(2026, 7, 1, 16, 30, tzinfo=UTC)
    meeting = published(council.meeting(town.council, starts_at, number=7))
    published(council.item(meeting, title="Haushalt; Satzung, Anlage\nzweite Zeile"))
    address = f"/buergerinfo/sitzungen/{meeting.pk}/termin.ics"

    first = lines(client, address)
    second = lines(Client(headers={"Host": "127.0.0.1"}), address)

    assert value(first, "UID") == [f"sitzung-{meeting.pk}@heinsberg.ratsverbund"]
    assert value(second, "UID") == value(first, "UID")
    assert value(first, "TZID") == ["Europe/Berlin"]
    assert "DTSTART;TZID=Europe/Berlin:20260701T183000" in first
    assert value(first, "DESCRIPTION") == ["Ö 1 Haushalt\\; Satzung\\, Anlage\\nzweite Zeile"]
    assert value(first, "STATUS") == ["CONFIRMED"]


def test_a_meeting_called_off_does_not_vanish_from_the_calendar(client):
    town = world.town()
    published(council.meeting(town.council, state="cancelled"))

    calendar = lines(client, f"/buergerinfo/gremien/{town.council.pk}/sitzungen.ics")

    assert (value(calendar, "STATUS"), value(calendar, "SEQUENCE")) == (["CANCELLED"], ["1"])


def test_no_line_of_a_calendar_is_too_long(client):
    town = world.town()
    meeting = published(council.meeting(town.council))
    published(council.item(meeting, title="Überörtliche Prüfung " * 12))

    content = client.get(f"/buergerinfo/sitzungen/{meeting.pk}/termin.ics").content

    assert max(len(line) for line in content.split(b"\r\n")) == WIDTH
    assert content.decode().replace("\r\n ", "").count("Überörtliche Prüfung") == 12


def test_the_calendar_of_an_organization_holds_all_its_published_meetings(client):
    town = world.town()
    meetings = [world.coming(town, days) for days in (1, 2)]
    council.meeting(town.council)

    calendar = lines(client, f"/buergerinfo/gremien/{town.council.pk}/sitzungen.ics")

    uids = sorted(f"sitzung-{meeting.pk}@heinsberg.ratsverbund" for meeting in meetings)
    assert sorted(value(calendar, "UID")) == uids


def test_a_meeting_closed_ahead_of_its_hour_is_past_not_next(client):
    town = world.town()
    closed, _open = world.coming(town), world.coming(town, 20)
    closed.state = "closed"
    closed.save()
    link = f'href="/buergerinfo/sitzungen/{closed.pk}/"'
    addresses = ["", "sitzungen/", f"gremien/{town.council.pk}/", "sitzungen/?zeit=vergangen"]

    named = [link in client.get(f"/buergerinfo/{each}").content.decode() for each in addresses]

    assert named == [False, False, False, True]


def laid(item, title, public=True):
    """A file on the table, published as the operation would."""
    file = world.store(f"{title}.pdf", b"%PDF-1 leer")
    made = Handout.objects.create(item=item, title=title, public=public, file=file)
    return published(made) if public and published(file) else made


def test_a_public_file_on_the_table_is_listed_with_its_moment_and_handed_out(client):
    road = world.road(world.town())
    file = laid(road.item, "Neuer Lageplan")
    address = f"/buergerinfo/tischvorlagen/{file.pk}/"

    page = client.get(f"/buergerinfo/sitzungen/{road.meeting.pk}/").content.decode()
    answer = client.get(address)

    link = f'href="{address}">Tischvorlage: Neuer Lageplan</a> (So, 01.03.2026, 09:00 Uhr'
    assert link in page.replace("\xa0", " ")
    assert (answer.status_code, answer.content) == (200, b"%PDF-1 leer")
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_a_file_for_the_room_or_of_a_hidden_item_is_not_there(client):
    road = world.road(world.town())
    inside = laid(road.item, "Vertraulich", public=False)
    hidden = laid(council.item(road.meeting, title="Ungenannt"), "Auch nicht")

    page = client.get(f"/buergerinfo/sitzungen/{road.meeting.pk}/").content.decode()
    answers = [client.get(f"/buergerinfo/tischvorlagen/{f.pk}/") for f in (inside, hidden)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert ("Vertraulich" in page, "Auch nicht" in page) == (False, False)


def test_a_residents_assembly_is_called_so_wherever_it_stands(client):
    town = world.town()
    made = council.meeting(town.council, world.AHEAD, state="convened", kind="assembly")
    published(made)

    pages = [
        client.get(f"/buergerinfo/{place}").content.decode()
        for place in ("", "sitzungen/", f"sitzungen/{made.pk}/")
    ]

    assert ["Einwohnerversammlung" in page for page in pages] == [True, True, True]


def test_what_passed_without_objection_is_shown_without_numbers(client):
    road = world.road(world.town(), "Neubau der Kaiserbrücke")
    FactionVote.objects.all().delete()
    Vote.objects.update(
        method="unopposed", yes=None, no=None, abstentions=None,
        label="ohne Widerspruch beschlossen",
    )  # fmt: skip

    pages = [
        client.get(f"/buergerinfo/{address}/").content.decode()
        for address in (
            f"sitzungen/{road.meeting.pk}", f"vorlagen/{road.paper.pk}",
            f"beschluesse/{road.resolution.pk}",
        )
    ]  # fmt: skip

    assert ["ohne Widerspruch" in page for page in pages] == [True, True, True]
    assert [word for page in pages for word in ("None", "0 Nein", "0 Ja") if word in page] == []
