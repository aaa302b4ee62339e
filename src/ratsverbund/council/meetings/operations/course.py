"""The course of a meeting: planned, convened, running, closed."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from ratsverbund.charter.rules.invitation_period import InvitationFacts, invitation_period
from ratsverbund.council.meetings.events import MeetingConvened
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_convene, may_keep_record, may_prepare
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization


def period(meeting: Meeting):
    """Decide until when the invitation must go out (§ 47 Abs. 2 GO NRW, Geschäftsordnung)."""
    start = timezone.localtime(meeting.starts_at)
    facts = InvitationFacts(start.date(), meeting.urgent, start.time())
    return invitation_period(law_of(meeting.body, start.date()), facts)


@operation("meetings.plan_meeting")
def plan_meeting(
    organization: Organization,
    starts_at: datetime,
    place: str,
    *,
    actor: Any,
    urgency_reason: str = "",
    number: int | None = None,
) -> Meeting:
    """Plan a meeting and compute until when the invitation must go out.

    Source: § 47 Abs. 2 GO NRW. Raises: NotAllowed, InvalidInput.
    """
    require(may_prepare, actor, organization)
    if timezone.is_naive(starts_at):
        raise InvalidInput("Der Beginn der Sitzung braucht eine Zeitzone.", "starts_at")
    meeting = Meeting(
        body=organization.body,
        organization=organization,
        starts_at=starts_at,
        place=place,
        number=number,
        urgent=bool(urgency_reason),
        urgency_reason=urgency_reason,
    )
    decision = period(meeting)
    meeting.invite_until = decision.value if decision.known else None
    meeting.invite_basis = decision.as_json()
    meeting.save()
    change = {"starts_at": starts_at, "place": place, "invite_until": meeting.invite_until}
    record(plan_meeting, meeting, actor=actor, change=change, basis=decision)
    return meeting


@operation("meetings.convene_meeting")
def convene_meeting(
    meeting: Meeting, *, actor: Any, on: date | None = None, late_reason: str = ""
) -> Meeting:
    """Send the invitation and publish the public agenda (Ladung).

    After the last day it needs a reason, which the record keeps.
    Source: § 47 Abs. 2, § 48 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, RuleViolated.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_convene, actor, meeting)
    on = on or timezone.localdate()
    decision = period(meeting)
    if not meeting.items.exclude(state=AgendaItem.State.REMOVED).exists():
        raise InvalidInput(
            "Die Tagesordnung ist leer. Setzen Sie mindestens einen Punkt, bevor Sie einladen."
        )
    if decision.known and on > decision.settled and not late_reason:
        last = format_day(decision.settled)
        raise RuleViolated(
            f"Die Ladungsfrist ist versäumt: Die Einladung musste bis {last} hinausgehen "
            f"({decision.citation}). Verlegen Sie die Sitzung oder geben Sie den Grund der "
            "abgekürzten Frist an."
        )
    now = timezone.now()
    change = advance(meeting, Meeting.State.CONVENED, convened_on=on, published_at=now)
    publish(meeting, now)
    record(convene_meeting, meeting, actor=actor, change=change, basis=decision, reason=late_reason)
    announce(MeetingConvened(meeting.pk))
    return meeting


def publish(meeting: Meeting, now: datetime) -> None:
    """Publish the public items that are on the agenda."""
    meeting.items.filter(public=True, published_at=None).exclude(
        state=AgendaItem.State.REMOVED
    ).update(published_at=now)


@operation("meetings.open_meeting")
def open_meeting(meeting: Meeting, *, actor: Any) -> Meeting:
    """Open the meeting; from now on presence and results are recorded."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    change = advance(meeting, Meeting.State.RUNNING)
    record(open_meeting, meeting, actor=actor, change=change)
    return meeting


@operation("meetings.close_meeting")
def close_meeting(meeting: Meeting, *, actor: Any, at: datetime | None = None) -> Meeting:
    """Close the meeting; every item must have been dealt with or removed."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    left = [item.number for item in meeting.items.filter(state=AgendaItem.State.OPEN)]
    if left:
        raise InvalidInput(
            f"Noch offen: TOP {', '.join(left)}. Halten Sie das Ergebnis fest, "
            "vertagen Sie den Punkt oder setzen Sie ihn ab."
        )
    change = advance(meeting, Meeting.State.CLOSED, ends_at=at or timezone.now())
    record(close_meeting, meeting, actor=actor, change=change)
    return meeting


@operation("meetings.cancel_meeting")
def cancel_meeting(meeting: Meeting, reason: str, *, actor: Any) -> Meeting:
    """Cancel a meeting that has not begun; its papers wait for another one."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if not reason.strip():
        raise InvalidInput("Nennen Sie den Grund der Absage.", "reason")
    change = advance(meeting, Meeting.State.CANCELLED)
    for item in meeting.items.filter(state=AgendaItem.State.OPEN, consultation__isnull=False):
        advance(item.consultation, item.consultation.State.PENDING)
    record(cancel_meeting, meeting, actor=actor, change=change, reason=reason)
    return meeting


def held_on(meeting: Meeting) -> date:
    """The local day of a meeting."""
    return local_day(meeting.starts_at)
