"""A changed meeting is called out to whoever listens."""

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
        body = people.body("Hörstadt")
        yield council.meeting(people.main_committee(body))
        for model in (Entry, Exclusion, Attendance, AgendaItem, Meeting, Membership, Organization):
            model.objects.all().delete()
        body.delete()


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
    Meeting.objects.update(state="closed")
    called.append(heard())

    assert called == [[str(meeting.pk)]] * 5


def test_a_meeting_that_is_prepared_stays_quiet(meeting, heard):
    Meeting.objects.update(state="planned")
    heard()

    council.item(meeting)

    assert heard() == []
