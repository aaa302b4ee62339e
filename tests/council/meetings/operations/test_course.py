"""Planning, convening, opening, closing and cancelling meetings."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import (
    cancel_meeting,
    close_meeting,
    convene_meeting,
    open_meeting,
    plan_meeting,
    reschedule_meeting,
)
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry, OutboxEvent
from tests.factories import council, people

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
IN_TIME = date(2026, 3, 17)


def planned(town, organization=None):
    return plan_meeting(organization or town.council, EVENING, "Rathaus", actor=town.clerk)


def test_planning_a_meeting_computes_the_last_day_of_the_invitation(town):
    meeting = planned(town)

    entry = AuditEntry.objects.get(operation="meetings.plan_meeting")
    assert meeting.invite_until == IN_TIME
    assert [reason["citation"] for reason in meeting.invite_basis["reasons"]] == [
        "§ 1 Abs. 1 Geschäftsordnung Heinsberg",
        "§ 47 Abs. 2 GO NRW",
    ]
    assert entry.citation == "§ 1 Abs. 1 Geschäftsordnung Heinsberg"


def test_planning_where_no_period_is_regulated_leaves_the_day_open_and_says_why(town):
    elsewhere = people.body("Kassel", state_code="06")
    organization = people.organization(elsewhere)

    meeting = plan_meeting(organization, EVENING, "Rathaus", actor=people.clerk(elsewhere))

    assert meeting.invite_until is None
    assert len(meeting.invite_basis["open_points"]) == 1


def test_planning_an_urgent_meeting_without_a_known_period_guesses_nothing(town):
    meeting = plan_meeting(
        town.council, EVENING, "Rathaus", actor=town.clerk, urgency_reason="Hochwasser"
    )

    assert (meeting.urgent, meeting.invite_until) == (True, None)


def test_only_clerks_chairs_and_the_mayor_of_the_body_plan_a_meeting(town):
    with pytest.raises(NotAllowed):
        plan_meeting(town.council, EVENING, "Rathaus", actor=town.other)


def test_the_chair_of_one_committee_does_not_plan_for_another(town):
    chair = people.role("chair", town.body, town.main)

    with pytest.raises(NotAllowed):
        plan_meeting(town.council, EVENING, "Rathaus", actor=chair)

    assert plan_meeting(town.main, EVENING, "Rathaus", actor=chair).organization == town.main


def test_an_organization_does_not_meet_twice_at_the_same_time(town):
    planned(town)

    with pytest.raises(Conflict):
        planned(town)


@pytest.mark.parametrize(
    ("starts_at", "place", "field"),
    [(EVENING.replace(tzinfo=None), "Rathaus", "starts_at"), (EVENING, "  ", "place")],
)
def test_a_plan_without_time_zone_or_place_is_refused(town, starts_at, place, field):
    with pytest.raises(InvalidInput) as refusal:
        plan_meeting(town.council, starts_at, place, actor=town.clerk)

    assert refusal.value.field == field


def test_an_office_does_not_meet_here(town):
    office = people.organization(town.body, "Bauamt", "office")

    with pytest.raises(InvalidInput) as refusal:
        plan_meeting(office, EVENING, "Rathaus", actor=town.clerk)

    assert refusal.value.field == "organization"


def test_rescheduling_computes_the_last_day_again(town):
    meeting = planned(town)

    moved = reschedule_meeting(meeting, EVENING + timedelta(days=7), "Stadthalle", actor=town.clerk)

    assert (moved.invite_until, moved.place) == (IN_TIME + timedelta(days=7), "Stadthalle")


def test_a_convened_meeting_is_not_rescheduled(town):
    meeting = council.meeting(town.council, state="convened")

    with pytest.raises(IllegalTransition):
        reschedule_meeting(meeting, EVENING, "Stadthalle", actor=town.clerk)


def test_only_who_prepares_a_meeting_reschedules_it(town):
    with pytest.raises(NotAllowed):
        reschedule_meeting(planned(town), EVENING, "Stadthalle", actor=town.other)


def test_convening_publishes_the_meeting_and_its_public_items_only(town):
    meeting = planned(town)
    public, internal = council.item(meeting), council.item(meeting, public=False)

    convene_meeting(meeting, actor=town.clerk, on=IN_TIME)

    for each in (meeting, public, internal):
        each.refresh_from_db()
    assert (meeting.state, meeting.convened_on) == ("convened", IN_TIME)
    assert meeting.published_at is not None
    assert public.published_at is not None
    assert internal.published_at is None
    assert OutboxEvent.objects.get(name="MeetingConvened").payload == {"meeting": meeting.pk}


def test_convening_a_day_late_needs_a_reason_that_the_record_keeps(town):
    meeting = planned(town)
    council.item(meeting)
    late = IN_TIME + timedelta(days=1)

    with pytest.raises(RuleViolated) as refusal:
        convene_meeting(meeting, actor=town.clerk, on=late, late_reason=" ")
    convened = convene_meeting(meeting, actor=town.clerk, on=late, late_reason="Hochwasser")

    entry = AuditEntry.objects.get(operation="meetings.convene_meeting")
    assert "bis Dienstag, 17.03.2026" in str(refusal.value)
    assert entry.reason == convened.urgency_reason == "Hochwasser"


def test_an_empty_agenda_is_not_sent(town):
    with pytest.raises(InvalidInput):
        convene_meeting(planned(town), actor=town.clerk, on=IN_TIME)


def test_an_invitation_after_the_meeting_is_refused(town):
    meeting = planned(town)
    council.item(meeting)

    with pytest.raises(InvalidInput) as refusal:
        convene_meeting(meeting, actor=town.clerk, on=date(2026, 3, 26), late_reason="spät")

    assert refusal.value.field == "on"


def test_where_the_period_is_not_known_nobody_is_invited_without_a_reason_on_record(town):
    # Whether the invitation is in time cannot be told; passing in silence would hide that.
    elsewhere = people.body("Kassel", state_code="06")
    council.single_clerk(elsewhere)
    clerk = people.clerk(elsewhere)
    meeting = plan_meeting(people.organization(elsewhere), EVENING, "Rathaus", actor=clerk)
    council.item(meeting)
    reason = "Sieben Tage nach der Geschäftsordnung, dort nachgelesen"

    with pytest.raises(RuleViolated, match="nicht erfasst"):
        convene_meeting(meeting, actor=clerk, on=date(2026, 3, 24))
    meeting = convene_meeting(meeting, actor=clerk, on=date(2026, 3, 24), late_reason=reason)

    entry = AuditEntry.objects.get(operation="meetings.convene_meeting")
    assert (len(entry.basis["open_points"]), entry.reason) == (1, reason)
    assert (meeting.period_reason, meeting.urgency_reason) == (reason, "")


def test_the_period_of_an_urgent_meeting_is_not_assumed_either(town):
    reason = "Der Deich ist weich."
    meeting = plan_meeting(
        town.council, EVENING, "Rathaus", actor=town.clerk, urgency_reason=reason
    )
    council.item(meeting)

    with pytest.raises(RuleViolated, match="nicht erfasst"):
        convene_meeting(meeting, actor=town.clerk, on=date(2026, 3, 24))


def test_a_fraktion_gives_itself_its_period(town):
    elsewhere = people.body("Kassel", state_code="06")
    council.single_clerk(elsewhere)
    faction = people.faction(elsewhere)
    leader = people.role("chair", elsewhere, faction)
    meeting = plan_meeting(faction, EVENING, "Rathaus", actor=leader)
    council.item(meeting)

    assert convene_meeting(meeting, actor=leader, on=IN_TIME).state == "convened"


def test_the_hour_of_the_opening_is_kept_and_never_before_the_invitations(town):
    early = council.meeting(town.council, timezone.now() + timedelta(minutes=20), state="convened")
    late = council.meeting(town.main, timezone.now() - timedelta(minutes=20), state="convened")
    past = council.meeting(town.main, EVENING, state="convened")

    opened = [open_meeting(each, actor=town.clerk).opened_at for each in (early, late, past)]

    assert opened[0] == early.starts_at
    assert late.starts_at < opened[1] <= timezone.now()
    assert opened[2] is None


def test_a_meeting_that_is_past_was_opened_when_somebody_says(town):
    past = council.meeting(town.main, EVENING, state="convened")

    for wrong in (EVENING - timedelta(minutes=1), timezone.now() + timedelta(hours=1)):
        with pytest.raises(InvalidInput):
            open_meeting(past, actor=town.clerk, at=wrong)
    at = EVENING + timedelta(minutes=7)

    assert open_meeting(past, actor=town.clerk, at=at).opened_at == at


def test_a_stranger_convenes_opens_closes_and_cancels_nothing(town):
    meeting = planned(town)
    council.item(meeting)

    for act in (
        lambda: convene_meeting(meeting, actor=town.other, on=IN_TIME),
        lambda: open_meeting(meeting, actor=town.other),
        lambda: close_meeting(meeting, actor=town.other),
        lambda: cancel_meeting(meeting, "Sturm", actor=town.other),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_meeting_is_not_convened_twice(town):
    meeting = council.meeting(town.council, state="convened")
    council.item(meeting)

    with pytest.raises(IllegalTransition):
        convene_meeting(meeting, actor=town.clerk, on=IN_TIME)


def test_only_a_convened_meeting_is_opened(town):
    with pytest.raises(IllegalTransition):
        open_meeting(planned(town), actor=town.clerk)

    opened = open_meeting(council.meeting(town.main, state="convened"), actor=town.clerk)
    assert opened.state == Meeting.State.RUNNING


def test_a_meeting_is_not_opened_before_its_day(town):
    meeting = council.meeting(town.main, timezone.now() + timedelta(days=1), state="convened")

    with pytest.raises(IllegalTransition) as refusal:
        open_meeting(meeting, actor=town.clerk)

    assert "verlegen Sie sie" in str(refusal.value)


def test_closing_a_past_meeting_needs_the_hour_it_ended(town):
    meeting = council.meeting(town.council)

    with pytest.raises(InvalidInput) as refusal:
        close_meeting(meeting, actor=town.clerk)

    assert refusal.value.field == "at"
    assert str(refusal.value) == (
        "Nennen Sie die Uhrzeit, zu der die Sitzung am Mittwoch, 25.03.2026 geendet hat."
    )


def test_a_meeting_with_open_items_is_not_closed(town):
    meeting = council.meeting(town.council)
    council.item(meeting)

    with pytest.raises(InvalidInput) as refusal:
        close_meeting(meeting, actor=town.clerk)

    assert "TOP Ö 1" in str(refusal.value)


def test_a_meeting_does_not_end_before_it_begins(town):
    meeting = council.meeting(town.council)

    with pytest.raises(InvalidInput) as refusal:
        close_meeting(meeting, actor=town.clerk, at=EVENING - timedelta(minutes=1))
    closed = close_meeting(meeting, actor=town.clerk, at=EVENING + timedelta(hours=2))

    assert refusal.value.field == "at"
    assert closed.ends_at == EVENING + timedelta(hours=2)


def test_closing_ahead_of_the_beginning_ends_the_meeting_at_its_beginning(town):
    today = timezone.localdate()
    meeting = council.meeting(town.council, local_moment(today, time(23, 59, 59)))

    closed = close_meeting(meeting, actor=town.clerk)

    assert closed.ends_at == closed.starts_at


def test_cancelling_lets_the_papers_wait_and_keeps_the_reason_with_each_item(town):
    consultation = council.consultation(council.paper(town.body), town.council)
    meeting = council.meeting(town.council, state="convened")
    item = council.item(meeting, consultation)

    cancelled = cancel_meeting(meeting, "Sturm", actor=town.clerk)

    item.refresh_from_db()
    consultation.refresh_from_db()
    assert cancelled.state == "cancelled"
    assert (item.state, item.note) == ("removed", "Sitzung abgesagt: Sturm")
    assert consultation.state == "pending"


def test_cancelling_needs_a_reason_and_a_meeting_that_has_not_begun(town):
    with pytest.raises(InvalidInput):
        cancel_meeting(planned(town), " ", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        cancel_meeting(council.meeting(town.main), "Sturm", actor=town.clerk)
