"""Meetings that are over and their minutes, for tests."""

from datetime import UTC, datetime, timedelta

from ratsverbund.council.decisions.operations import record_vote, take_note
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import close_meeting
from ratsverbund.council.minutes import operations
from ratsverbund.council.minutes.models import Minutes
from ratsverbund.kernel.policies import SYSTEM, System
from tests.factories import council

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
KEEPER, CHAIR = System("Sabine Schreiber"), System("Vera Vorsitz")


def held(organization, members=9, starts_at=EVENING):
    """A closed, published meeting with a public vote, a note taken and a non-public vote."""
    meeting = council.meeting(organization, starts_at, number=7)
    council.published(meeting)
    meeting.there = council.present(meeting, members)
    paper = council.paper(organization.body)
    station = council.consultation(paper, organization)
    meeting.bridge = council.published(council.item(meeting, station, title="Brücke am Bach"))
    meeting.report = council.published(council.item(meeting, title="Bericht"))
    meeting.secret = council.item(meeting, public=False, title="Grundstück")
    at = starts_at + timedelta(minutes=30)
    record_vote(meeting.bridge, Tally(members - 2, 1, 1), actor=SYSTEM, at=at)
    take_note(meeting.report, actor=SYSTEM)
    record_vote(meeting.secret, Tally(members, 0, 0), actor=SYSTEM, at=at)
    close_meeting(meeting, at=starts_at + timedelta(hours=2), actor=SYSTEM)
    meeting.refresh_from_db()
    return meeting


def draft(meeting):
    """The draft of a meeting's minutes."""
    return operations.draft_minutes(meeting, actor=SYSTEM)


def signed(meeting):
    """Minutes both have signed."""
    minutes = operations.finish_minutes(draft(meeting), actor=SYSTEM)
    operations.sign_minutes(minutes, as_chair=False, actor=KEEPER)
    return operations.sign_minutes(minutes, as_chair=True, actor=CHAIR)


def sent(meeting):
    """Minutes the members have."""
    return operations.send_minutes(signed(meeting), actor=SYSTEM)


def approving(meeting):
    """The item of the next meeting under which minutes are approved."""
    later = council.meeting(
        meeting.organization, meeting.starts_at + timedelta(days=28), state=Meeting.State.RUNNING
    )
    return council.item(later, title="Genehmigung der Niederschrift")


def approved(meeting):
    """Minutes a later meeting approved."""
    return operations.approve_minutes(sent(meeting), approving(meeting), actor=SYSTEM)


def released(meeting, reason="Öffentliches Interesse"):
    """Minutes whose public version is online."""
    return operations.release_minutes(approved(meeting), reason, actor=SYSTEM)


def fresh(minutes):
    """The minutes as the database has them."""
    return Minutes.objects.select_related("meeting__organization", "meeting__body").get(
        pk=minutes.pk
    )
