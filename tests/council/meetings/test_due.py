"""What meetings put on the start page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due as due_of_all
from ratsverbund.council.meetings.queries import due
from tests.factories import council, people

pytestmark = pytest.mark.django_db


def in_days(town, days, state, **fields):
    starts_at = timezone.now() + timedelta(days=days)
    convened = None if state == "planned" else starts_at.date()
    return council.meeting(town.council, starts_at, state=state, convened_on=convened, **fields)


def test_meetings_to_convene_open_and_record_are_due_in_one_statement(town):
    until = timezone.localdate() + timedelta(days=5)
    running = in_days(town, -1, "running")
    begun = in_days(town, 0, "convened")
    planned = in_days(town, 12, "planned", invite_until=until)
    in_days(town, 90, "planned")
    in_days(town, 10, "convened")
    in_days(town, -9, "closed")
    due(town.clerk)

    with CaptureQueriesContext(connection) as captured:
        lines = due(town.clerk)

    assert [(line.verb, line.address) for line in lines] == [
        ("Ergebnisse erfassen", reverse("meetings:meeting", args=[running.pk])),
        ("Sitzung eröffnen", reverse("meetings:meeting", args=[begun.pk])),
        ("Einladen", reverse("invitations:invite", args=[planned.pk])),
    ]
    assert lines[2].day == until
    assert len(captured) == 1


def test_a_missing_period_is_said_as_the_reason(town):
    in_days(town, 12, "planned")

    [line] = due(town.clerk)

    assert (line.day, line.reason) == (
        None,
        "Die Ladungsfrist ist nicht erfasst; prüfen Sie die Geschäftsordnung.",
    )


def test_an_agenda_is_released_before_anybody_is_asked_to_invite(town):
    waiting = in_days(town, 12, "planned", four_eyes=True)
    empty = in_days(town, 13, "planned", four_eyes=True)
    council.item(waiting)

    lines = [(line.verb, line.address) for line in due(town.clerk)]

    assert lines == [("Tagesordnung aufstellen", reverse("agendas:agenda", args=[empty.pk]))]
    assert [line.verb for line in due_of_all(town.clerk) if str(waiting.pk) in line.address] == [
        "Freigeben"
    ]


def test_members_and_strangers_have_nothing_to_do(town):
    in_days(town, 12, "planned")
    in_days(town, 0, "running")

    assert due(people.role("member", town.body)) == []
    assert due(town.other) == []


def test_the_mayor_invites_but_does_not_keep_the_record(town):
    in_days(town, 12, "planned")
    in_days(town, 0, "running")

    assert [line.verb for line in due(people.role("mayor", town.body))] == ["Einladen"]


def test_a_member_reads_what_his_organizations_are_invited_to_in_one_statement(town):
    seat = people.membership(town.main)
    member = people.role("member", town.body, account=people.account(person=seat.person))
    soon = timezone.now() + timedelta(days=3)
    mine = council.meeting(town.main, soon, state="convened")
    council.meeting(town.council, soon, state="convened")
    council.meeting(town.main, soon + timedelta(days=1), state="planned", convened_on=None)
    due(member)

    with CaptureQueriesContext(connection) as captured:
        lines = due(member)

    assert [(line.kind, line.what, line.verb, line.address) for line in lines] == [
        ("read", "Meine nächsten Sitzungen", "Lesen", reverse("meetings:meeting", args=[mine.pk]))
    ]
    assert len(captured) == 1


def test_a_member_without_a_person_reads_every_invitation_of_the_body(town):
    soon = timezone.now() + timedelta(days=3)
    for each in (town.main, town.council, people.organization(people.body("Kassel"))):
        council.meeting(each, soon, state="convened")

    lines = due(people.role("member", town.body))

    assert len(lines) == 2
