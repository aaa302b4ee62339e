"""Results of an item, with or without a vote, and what they mean for the paper's way."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import FactionVote, NamedVote, Resolution, Vote
from ratsverbund.council.decisions.policies import may_hide, may_record_result
from ratsverbund.council.decisions.queries import deciding
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Organization

Result = Resolution.Result
State = Consultation.State
OVER = {Meeting.State.CLOSED, Meeting.State.CANCELLED}


@operation("decisions.adjourn_item")
def adjourn_item(item: AgendaItem, reason: str, *, actor: Any) -> Resolution:
    """Adjourn an item (vertagt); its paper waits for another meeting of the same organization.

    Raises: NotAllowed, IllegalTransition.
    """
    item = open_item(item, actor)
    text = reason.strip() or "Der Punkt wird vertagt."
    resolution = resolve(item, Result.ADJOURNED, "vertagt", text)
    advance(item, AgendaItem.State.DEALT, note=reason)
    if item.consultation is not None:
        advance(item.consultation, State.PENDING)
    record(adjourn_item, resolution, actor=actor, reason=reason)
    return resolution


@operation("decisions.refer_item")
def refer_item(
    item: AgendaItem, organization: Organization, reason: str, *, actor: Any
) -> Resolution:
    """Refer an item to another organization, which consults first (Verweisung).

    The paper gets a station there and then waits for this organization again.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    item = open_item(item, actor)
    meeting, station = item.meeting, item.consultation
    if organization.body_id != meeting.body_id or organization == deciding(item):
        raise InvalidInput(
            _("Verweisen Sie an ein anderes Gremium derselben Körperschaft."), "organization"
        )
    resolution = resolve(item, Result.REFERRED, "verwiesen", reason or f"An: {organization}")
    change = advance(item, AgendaItem.State.DEALT, note=f"verwiesen an: {organization}")
    if station is not None:
        consult_first(station, organization)
        advance(station, State.PENDING)
    record(refer_item, resolution, actor=actor, change=change, reason=reason)
    return resolution


def consult_first(station: Consultation, organization: Organization) -> None:
    """Insert a station before another one."""
    place = station.order
    following = station.paper.consultations.select_for_update(of=("self",)).filter(order__gte=place)
    for each in following:
        amend(each, order=each.order + 1)
    station.refresh_from_db()
    Consultation.objects.create(
        paper=station.paper,
        organization=organization,
        proposal=station.proposal,
        order=place,
        published_at=station.published_at,
    )


@operation("decisions.declare_pointless")
def declare_pointless(item: AgendaItem, reason: str, *, actor: Any) -> Resolution:
    """Declare an item pointless (gegenstandslos), with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    item = open_item(item, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund."), "reason")
    resolution = resolve(item, Result.POINTLESS, "gegenstandslos", reason)
    advance(item, AgendaItem.State.DEALT, note=reason)
    if item.consultation is not None:
        advance(item.consultation, State.POINTLESS)
    record(declare_pointless, resolution, actor=actor, reason=reason)
    return resolution


@operation("decisions.take_note")
def take_note(item: AgendaItem, *, actor: Any) -> Resolution:
    """Record that the organization took note (zur Kenntnis genommen)."""
    item = open_item(item, actor)
    resolution = resolve(item, Result.NOTED, "zur Kenntnis genommen", item.title)
    advance(item, AgendaItem.State.DEALT)
    if item.consultation is not None:
        advance(item.consultation, State.DONE)
    record(take_note, resolution, actor=actor)
    return resolution


@operation("decisions.note_remaining")
def note_remaining(meeting: Meeting, *, actor: Any) -> list[Resolution]:
    """Take note of every open item without a paper: opening, communications, questions.

    Raises: NotAllowed, IllegalTransition.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    formal = meeting.items.filter(state=AgendaItem.State.OPEN, consultation=None)
    noted = [take_note(item, actor=actor) for item in formal]
    if not noted:
        raise IllegalTransition(
            _(
                "Es ist kein Punkt ohne Vorlage mehr offen. Laden Sie die Seite neu; Vorlagen "
                "brauchen ein Ergebnis."
            )
        )
    change = {"items": [resolution.item_id for resolution in noted]}
    record(note_remaining, meeting, actor=actor, change=change)
    return noted


def open_item(item: AgendaItem, actor: Any) -> AgendaItem:
    """Lock an open item of a running meeting for the keeper of its record."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_record_result, actor, item)
    if item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _(
                "TOP %(number)s ist schon %(state)s. Laden Sie die Seite neu; eine falsch "
                "eingetragene Abstimmung lässt sich berichtigen."
            )
            % {"number": item.number, "state": item.get_state_display()}
        )
    if item.meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            _(
                "Ergebnisse werden festgehalten, während die Sitzung läuft; sie ist im Stand "
                "„%(state)s“. Eröffnen Sie die Sitzung zuerst."
            )
            % {"state": item.meeting.get_state_display()}
        )
    return item


def resolve(
    item: AgendaItem, result: str, label: str, text: str, *, vote: Vote | None = None
) -> Resolution:
    """Write the resolution of an item; without a text of its own it is the proposal's."""
    consultation, meeting = item.consultation, item.meeting
    proposal = consultation.proposal if consultation else None
    public = item.public and (consultation is None or consultation.paper.public)
    return Resolution.objects.create(
        body_id=meeting.body_id,
        organization=deciding(item),
        item=item,
        paper_id=consultation.paper_id if consultation else None,
        consultation=consultation,
        vote=vote,
        result=result,
        label=label,
        text=text.strip() or (proposal.text if proposal else item.title),
        decided_on=local_day(meeting.starts_at),
        public=public,
        published_at=timezone.now() if public and item.published_at else None,
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
    """The later stations of the same paper that are in one of the states, locked."""
    stations = Consultation.objects.select_for_update(of=("self",)).filter(
        paper=consultation.paper_id, order__gt=consultation.order, state__in=states
    )
    return stations.order_by("order")


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
        reopen(following)


def reopen(consultation: Consultation) -> None:
    """Take back that a station is pointless; an item whose meeting is not over is open again."""
    advance(consultation, State.PENDING)
    for resolution in consultation.resolutions.filter(result=Result.POINTLESS, superseded=False):
        amend(resolution, superseded=True)
        item = resolution.item
        if item is not None and item.meeting.state not in OVER:
            advance(item, AgendaItem.State.OPEN, note="")
            advance(consultation, State.SCHEDULED)


@operation("decisions.hide_results")
def hide_results(paper: Paper, *, actor: Any) -> None:
    """Take what was decided on a paper that became non-public offline, votes included."""
    require(may_hide, actor, paper)
    resolutions = Resolution.objects.filter(paper=paper)
    resolutions.update(published_at=None, public=False)
    votes = Vote.objects.filter(item__consultation__paper=paper)
    for parts in (FactionVote, NamedVote):
        parts.objects.filter(vote__in=votes).update(published_at=None)
    hidden = votes.update(published_at=None)
    record(hide_results, paper, actor=actor, change={"votes": hidden})
