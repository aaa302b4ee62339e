"""Results of an item, with or without a vote, and what they mean for the paper's way."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.decisions.policies import may_record_result
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance

Result = Resolution.Result
State = Consultation.State


@operation("decisions.adjourn_item")
def adjourn_item(item: AgendaItem, reason: str, *, actor: Any) -> Resolution:
    """Adjourn an item (vertagt); its paper waits for another meeting of the same organization."""
    item = open_item(item, actor)
    resolution = resolve(item, Result.ADJOURNED, "vertagt", reason)
    advance(item, AgendaItem.State.DEALT, note=reason)
    if item.consultation_id:
        advance(item.consultation, State.PENDING)
    record(adjourn_item, resolution, actor=actor, reason=reason)
    return resolution


@operation("decisions.declare_pointless")
def declare_pointless(item: AgendaItem, reason: str, *, actor: Any) -> Resolution:
    """Declare an item pointless (gegenstandslos), with the reason."""
    item = open_item(item, actor)
    if not reason.strip():
        raise InvalidInput("Nennen Sie den Grund.", "reason")
    resolution = resolve(item, Result.POINTLESS, "gegenstandslos", reason)
    advance(item, AgendaItem.State.DEALT, note=reason)
    if item.consultation_id:
        advance(item.consultation, State.POINTLESS)
    record(declare_pointless, resolution, actor=actor, reason=reason)
    return resolution


@operation("decisions.take_note")
def take_note(item: AgendaItem, *, actor: Any) -> Resolution:
    """Record that the organization took note (zur Kenntnis genommen)."""
    item = open_item(item, actor)
    resolution = resolve(item, Result.NOTED, "zur Kenntnis genommen", item.title)
    advance(item, AgendaItem.State.DEALT)
    if item.consultation_id:
        advance(item.consultation, State.DONE)
    record(take_note, resolution, actor=actor)
    return resolution


def open_item(item: AgendaItem, actor: Any) -> AgendaItem:
    """Lock an open item of a running meeting for the keeper of its record."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_record_result, actor, item)
    if item.meeting.state != Meeting.State.RUNNING or item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            f"TOP {item.number} ist {item.get_state_display()}, die Sitzung "
            f"{item.meeting.get_state_display()}. Laden Sie die Seite neu."
        )
    return item


def resolve(
    item: AgendaItem, result: str, label: str, text: str, *, vote: Vote | None = None
) -> Resolution:
    """Write the resolution of an item; without a text of its own it is the proposal's."""
    consultation, meeting = item.consultation, item.meeting
    proposal = consultation.proposal if consultation else None
    return Resolution.objects.create(
        body_id=meeting.body_id,
        organization_id=meeting.organization_id,
        item=item,
        paper_id=consultation.paper_id if consultation else None,
        consultation=consultation,
        vote=vote,
        result=result,
        label=label,
        text=text or (proposal.text if proposal else item.title),
        decided_on=local_day(meeting.starts_at),
        public=item.public,
        published_at=timezone.now() if item.published_at else None,
    )


def settle(item: AgendaItem, resolution: Resolution) -> None:
    """Close the consultation; an authoritative rejection makes what follows pointless.

    What a later organization was to decide rests on the earlier decision; once that is refused,
    there is nothing left to decide.
    """
    consultation = item.consultation
    if consultation is None:
        return
    advance(consultation, State.DONE)
    if resolution.result == Result.REJECTED and consultation.authoritative:
        for following in later(consultation, State.PENDING, State.SCHEDULED):
            waive(following, resolution)


def later(consultation: Consultation, *states: str) -> QuerySet[Consultation]:
    """The later stations of the same paper that are in one of the states."""
    return consultation.paper.consultations.filter(order__gt=consultation.order, state__in=states)


def waive(consultation: Consultation, cause: Resolution) -> None:
    """Record as pointless what an earlier rejection left without an object."""
    reason = (
        f"gegenstandslos nach Ablehnung durch {cause.organization} am {cause.decided_on:%d.%m.%Y}"
    )
    advance(consultation, State.POINTLESS)
    for item in consultation.items.filter(state=AgendaItem.State.OPEN):
        resolve(item, Result.POINTLESS, "gegenstandslos", reason)
        advance(item, AgendaItem.State.DEALT, note=reason)


def reconsider(item: AgendaItem, corrected: Resolution) -> None:
    """Follow a correction that turned the result around: waive or reopen what comes later."""
    consultation = item.consultation
    if consultation is None or not consultation.authoritative:
        return
    if corrected.result == Result.REJECTED:
        for following in later(consultation, State.PENDING, State.SCHEDULED):
            waive(following, corrected)
        return
    for following in later(consultation, State.POINTLESS):
        following.resolutions.filter(result=Result.POINTLESS).update(superseded=True)
        advance(following, State.PENDING)
