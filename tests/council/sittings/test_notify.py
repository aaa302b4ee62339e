"""A changed meeting is called out to whoever listens."""

from uuid import uuid4

import pytest
from django.db import connection

from ratsverbund.council.meetings.models import AgendaItem, Attendance, Exclusion, Meeting
from ratsverbund.council.sittings.models import Entry
from ratsverbund.people.organizations.models import Membership, Organization
from tests.factories import council, people


@pytest.fixture
def meeting(django_db_setup, django_db_blocker):
    """A meeting that is really committed, because only then anything is called out."""
    with django_db_blocker.unblock():
        body = people.body(f"Hörstadt {uuid4().hex[:8]}")
        held = council.meeting(people.main_committee(body))
        yield held
        rows = [
            Entry.objects.filter(meeting=held),
            Exclusion.objects.filter(item__meeting=held),
            Attendance.objects.filter(meeting=held),
            AgendaItem.objects.filter(meeting=held),
            Meeting.objects.filter(pk=held.pk),
            Membership.objects.filter(organization=held.organization),
            Organization.objects.filter(pk=held.organization_id),
            type(body).objects.filter(pk=body.pk),
        ]
        for each in rows:
            each._raw_delete("default")


@pytest.fixture
def heard(meeting):
    """What the channel says since last asked, in the order it was said."""
    with connection.cursor() as cursor:
        cursor.execute("listen sitting")
        yield lambda: [each.payload for each in connection.connection.notifies(timeout=0.05)]
        cursor.execute("unlisten sitting")


def test_every_table_of_the_course_calls_the_meeting_out(meeting, heard):
    called = []

    item = council.item(meeting)
    called.append(heard())
    [row] = council.present(meeting, 1)
    called.append(heard())
    council.exclusion(item, row.person)
    called.append(heard())
    meeting.entries.create(kind="paused", at=meeting.starts_at)
    called.append(heard())
    Meeting.objects.filter(pk=meeting.pk).update(state="closed")
    called.append(heard())

    assert called == [[str(meeting.pk)]] * 5


def test_a_meeting_that_is_prepared_stays_quiet(meeting, heard):
    Meeting.objects.filter(pk=meeting.pk).update(state="planned")
    heard()

    council.item(meeting)

    assert heard() == []
