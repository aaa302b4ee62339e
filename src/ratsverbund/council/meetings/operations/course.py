"""The course of a meeting: planned, convened, running, closed."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.council.meetings.events import MeetingConvened
from ratsverbund.council.meetings.models import AgendaItem, Meeting, SingleClerk
from ratsverbund.council.meetings.operations.agenda import release_paper
from ratsverbund.council.meetings.policies import may_convene, may_keep_record, may_prepare
from ratsverbund.council.meetings.queries import MEETS, afterwards, invitation_deadline
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Organization


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

    Where the law is silent the last day stays empty and says why.
    Source: § 47 Abs. 2 GO NRW. Raises: NotAllowed, InvalidInput, Conflict.
    """
    organization = (
        Organization.objects.select_for_update(of=("self",))
        .select_related("body")
        .get(pk=organization.pk)
    )
    require(may_prepare, actor, organization)
    check_plan(organization, starts_at, place)
    urgency_reason = urgency_reason.strip()
    meeting = Meeting(
        body=organization.body,
        organization=organization,
        starts_at=starts_at,
        place=place,
        number=number,
        urgent=bool(urgency_reason),
        urgency_reason=urgency_reason,
        kind=kind_of(organization),
        four_eyes=actor.pk is not None
        and not SingleClerk.objects.filter(body=organization.body).exists(),
    )
    decision = invitation_deadline(meeting)
    meeting.invite_until = decision.settled if decision.known else None
    meeting.invite_basis = decision.as_json()
    meeting.save()
    change = {"starts_at": starts_at, "place": place, "invite_until": meeting.invite_until}
    record(plan_meeting, meeting, actor=actor, change=change, basis=decision)
    return meeting


def kind_of(organization: Organization) -> str:
    """What an organization's meetings are: a Fraktion's own, else ordinary."""
    faction = organization.organization_type == Organization.Type.FACTION
    return Meeting.Kind.FACTION if faction else Meeting.Kind.ORDINARY


def check_plan(
    organization: Organization, starts_at: datetime, place: str, besides: int = 0
) -> None:
    """Refuse a meeting without place or time zone, or at a time the organization meets already."""
    if organization.organization_type not in MEETS:
        raise InvalidInput(
            _("Für %(name)s werden hier keine Sitzungen geführt. Wählen Sie Rat oder Ausschuss.")
            % {"name": organization},
            "organization",
        )
    if timezone.is_naive(starts_at):
        raise InvalidInput(_("Der Beginn der Sitzung braucht eine Zeitzone."), "starts_at")
    if not place.strip():
        raise InvalidInput(_("Nennen Sie den Ort der Sitzung."), "place")
    others = organization.meetings.exclude(pk=besides).exclude(state=Meeting.State.CANCELLED)
    if others.filter(starts_at=starts_at).exists():
        raise Conflict(
            _(
                "%(name)s tagt zu dieser Zeit schon. Wählen Sie eine andere Zeit oder öffnen Sie "
                "die vorhandene Sitzung."
            )
            % {"name": organization}
        )


@operation("meetings.reschedule_meeting")
def reschedule_meeting(meeting: Meeting, starts_at: datetime, place: str, *, actor: Any) -> Meeting:
    """Move a planned meeting to another time or place and compute its last day again.

    Source: § 47 Abs. 2 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if meeting.state != Meeting.State.PLANNED:
        raise IllegalTransition(
            _(
                "Die Sitzung ist %(state)s und kann nicht mehr verlegt werden. Sagen Sie sie ab "
                "und planen Sie eine neue."
            )
            % {"state": meeting.get_state_display()}
        )
    check_plan(meeting.organization, starts_at, place, besides=meeting.pk)
    moment = meeting.starts_at
    meeting.starts_at = starts_at
    decision = invitation_deadline(meeting)
    meeting.starts_at = moment
    change = amend(
        meeting,
        starts_at=starts_at,
        place=place,
        invite_until=decision.settled if decision.known else None,
        invite_basis=decision.as_json(),
    )
    record(reschedule_meeting, meeting, actor=actor, change=change, basis=decision)
    return meeting


@operation("meetings.convene_meeting")
def convene_meeting(
    meeting: Meeting, *, actor: Any, on: date | None = None, late_reason: str = ""
) -> Meeting:
    """Take a meeting from planned to convened and publish the public agenda (Ladung).

    The step that every invitation takes; whom it goes to is the business of invitations.
    After the last day, or where the period is not known, it needs a reason, which meeting and
    minutes keep.
    Source: § 47 Abs. 2, § 48 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_convene, actor, meeting)
    check_convenable(meeting)
    on = on or timezone.localdate()
    late_reason = late_reason.strip()
    decision = invitation_deadline(meeting)
    if not meeting.items.exclude(state=AgendaItem.State.REMOVED).exists():
        raise InvalidInput(
            _("Die Tagesordnung ist leer. Setzen Sie mindestens einen Punkt, bevor Sie einladen.")
        )
    if on > local_day(meeting.starts_at):
        raise InvalidInput(
            _("Der Tag der Einladung liegt nach der Sitzung. Prüfen Sie das Datum."), "on"
        )
    why = check_period(meeting, decision, on, late_reason)
    now = None if meeting.kind == Meeting.Kind.FACTION else timezone.now()
    change = advance(meeting, Meeting.State.CONVENED, convened_on=on, published_at=now, **why)
    publish(meeting, now)
    record(convene_meeting, meeting, actor=actor, change=change, basis=decision, reason=late_reason)
    announce(MeetingConvened(meeting.pk))
    return meeting


def check_period(
    meeting: Meeting, decision: Decision[date], on: date, reason: str
) -> dict[str, str]:
    """Insist on a reason where the period is not kept or not known; return where it is kept.

    A Fraktion gives itself its rules. Raises: RuleViolated.
    """
    if not decision.known and meeting.kind != Meeting.Kind.FACTION:
        if not reason:
            raise RuleViolated(
                _(
                    "Die Ladungsfrist ist nicht erfasst; ob die Einladung rechtzeitig ist, lässt "
                    "sich nicht sagen. Prüfen Sie die Geschäftsordnung und geben Sie an, warum "
                    "die Einladung hinausgehen kann."
                )
            )
        return {"period_reason": reason}
    if not decision.known or on <= decision.settled:
        return {}
    if not reason:
        raise RuleViolated(
            _(
                "Die Ladungsfrist ist versäumt: Die Einladung musste bis %(last)s hinausgehen "
                "(%(citation)s). Verlegen Sie die Sitzung oder geben Sie den Grund der "
                "abgekürzten Frist an."
            )
            % {"last": format_day(decision.settled), "citation": decision.citation}
        )
    return {"urgency_reason": f"{meeting.urgency_reason} {reason}".strip()}


def check_convenable(meeting: Meeting) -> None:
    """Refuse an agenda nobody else has released, and an assembly, which is announced instead."""
    if meeting.kind == Meeting.Kind.ASSEMBLY:
        raise IllegalTransition(
            _(
                "Zu einer Einwohnerversammlung wird nicht geladen. Halten Sie fest, wann ihre "
                "Bekanntmachung vollzogen ist."
            )
        )
    if meeting.unreleased and meeting.state == Meeting.State.PLANNED:
        raise IllegalTransition(
            _(
                "Die Tagesordnung ist noch nicht freigegeben. Bitten Sie eine zweite Person, sie "
                "vor der Einladung zu prüfen und freizugeben."
            )
        )


def publish(meeting: Meeting, now: datetime | None) -> None:
    """Publish the public items that are on the agenda, but none whose paper is non-public."""
    waiting = meeting.items.filter(public=True, published_at=None)
    shown = waiting.exclude(state=AgendaItem.State.REMOVED)
    shown.exclude(consultation__paper__public=False).update(published_at=now)


@operation("meetings.open_meeting")
def open_meeting(meeting: Meeting, *, actor: Any, at: datetime | None = None) -> Meeting:
    """Open the meeting; from now on presence and results are recorded.

    It begins now, never before its hour. A meeting that is past may still be recorded; unless
    somebody says when it was opened, that stays open. Raises: NotAllowed, IllegalTransition,
    InvalidInput.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    if timezone.localdate() < (day := local_day(meeting.starts_at)):
        raise IllegalTransition(
            _(
                "Die Sitzung ist erst am %(day)s und lässt sich vorher nicht eröffnen. Soll sie "
                "früher stattfinden, verlegen Sie sie: Sagen Sie sie ab und planen Sie sie neu."
            )
            % {"day": format_day(day)}
        )
    if at is None and not afterwards(meeting):
        at = max(timezone.now(), meeting.starts_at)
    if at is not None and not meeting.starts_at <= at <= max(timezone.now(), meeting.starts_at):
        raise InvalidInput(
            _("Eröffnet wird nicht vor dem Beginn in der Einladung und nicht in der Zukunft."), "at"
        )
    change = advance(meeting, Meeting.State.RUNNING, opened_at=at)
    record(open_meeting, meeting, actor=actor, change=change)
    return meeting


@operation("meetings.close_meeting")
def close_meeting(meeting: Meeting, *, actor: Any, at: datetime | None = None) -> Meeting:
    """Close the meeting; every item must have been dealt with or removed.

    Without a moment it ends now, if it is today, and never before it began.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    left = [item.number for item in meeting.items.filter(state=AgendaItem.State.OPEN)]
    if left:
        raise InvalidInput(
            _(
                "Noch offen: TOP %(numbers)s. Halten Sie das Ergebnis fest, vertagen Sie den "
                "Punkt oder setzen Sie ihn ab."
            )
            % {"numbers": ", ".join(left)}
        )
    if at is not None and at < (meeting.opened_at or meeting.starts_at):
        raise InvalidInput(
            _("Das Ende liegt vor dem Beginn der Sitzung. Prüfen Sie die Uhrzeit."), "at"
        )
    if at is None and local_day(meeting.starts_at) != timezone.localdate():
        raise InvalidInput(
            _("Nennen Sie die Uhrzeit, zu der die Sitzung am %(day)s geendet hat.")
            % {"day": format_day(local_day(meeting.starts_at))},
            "at",
        )
    change = advance(
        meeting,
        Meeting.State.CLOSED,
        ends_at=at or max(timezone.now(), meeting.opened_at or meeting.starts_at),
    )
    record(close_meeting, meeting, actor=actor, change=change)
    return meeting


@operation("meetings.cancel_meeting")
def cancel_meeting(meeting: Meeting, reason: str, *, actor: Any) -> Meeting:
    """Cancel a meeting that has not begun; its papers wait for another one."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Absage."), "reason")
    change = advance(meeting, Meeting.State.CANCELLED)
    for item in meeting.items.filter(state=AgendaItem.State.OPEN):
        advance(item, AgendaItem.State.REMOVED, note=f"Sitzung abgesagt: {reason}")
        release_paper(item)
    record(cancel_meeting, meeting, actor=actor, change=change, reason=reason)
    return meeting
