"""The agenda of a meeting: add, move, remove items."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_drop, may_prepare
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

CHANGEABLE = {Meeting.State.PLANNED, Meeting.State.CONVENED, Meeting.State.RUNNING}


@operation("meetings.add_item")
def add_item(
    meeting: Meeting,
    *,
    actor: Any,
    consultation: Consultation | None = None,
    title: str = "",
    public: bool | None = None,
    reason: str = "",
) -> AgendaItem:
    """Put a paper's consultation, or a title alone, on the agenda.

    A non-public paper goes to the non-public part, whatever is asked; after the invitation the
    item is marked as late (Nachtrag); a running meeting needs the reason of its urgency.
    Source: § 48 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict, RuleViolated.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    check_open(meeting)
    check_urgent(meeting, reason)
    if consultation is not None:
        consultation = check_ready(consultation, meeting)
        title = title or consultation.paper.title
        public = consultation.paper.public and public is not False
    if not title.strip():
        raise InvalidInput(_("Der Tagesordnungspunkt braucht eine Bezeichnung."), "title")
    public = public is not False
    late = meeting.state != Meeting.State.PLANNED
    order = meeting.items.filter(public=public).count() + 1
    item = AgendaItem.objects.create(
        meeting=meeting,
        consultation=consultation,
        order=order,
        number=numbered(order, public),
        title=title,
        public=public,
        late=late,
        note=reason,
        published_at=timezone.now() if late and public and meeting.published_at else None,
    )
    if consultation is not None:
        advance(consultation, Consultation.State.SCHEDULED)
    change = {"number": item.number, "public": public}
    record(add_item, item, actor=actor, change=change, reason=reason)
    return item


def check_open(meeting: Meeting) -> None:
    """Refuse to change the agenda of a meeting that is over."""
    if meeting.state not in CHANGEABLE:
        raise IllegalTransition(
            _("Die Sitzung ist %(state)s; ihre Tagesordnung steht fest.")
            % {"state": meeting.get_state_display()}
        )


def check_urgent(meeting: Meeting, reason: str) -> None:
    """Let a running meeting take up only what cannot wait. Source: § 48 Abs. 1 GO NRW."""
    if meeting.state == Meeting.State.RUNNING and not reason.strip():
        raise RuleViolated(
            _(
                "In der Sitzung kommt nur hinzu, was keinen Aufschub duldet (§ 48 Abs. 1 GO NRW). "
                "Nennen Sie den Grund der Dringlichkeit."
            )
        )


def check_ready(consultation: Consultation, meeting: Meeting) -> Consultation:
    """Refuse papers that are not released, not for this organization, or placed already."""
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("paper", "organization")
        .get(pk=consultation.pk)
    )
    if consultation.organization_id != meeting.organization_id:
        raise InvalidInput(
            _(
                "Diese Beratung ist für ein anderes Gremium bestimmt: %(name)s. "
                "Wählen Sie eine Sitzung dieses Gremiums."
            )
            % {"name": consultation.organization}
        )
    if consultation.paper.state != Paper.State.RELEASED:
        raise InvalidInput(
            _(
                "„%(paper)s“ ist nicht zur Beratung freigegeben, sondern im Stand „%(state)s“. "
                "Nur freigegebene Vorlagen kommen auf die Tagesordnung."
            )
            % {"paper": consultation.paper, "state": consultation.paper.get_state_display()}
        )
    if consultation.state != Consultation.State.PENDING:
        raise Conflict(
            _("„%(paper)s“ ist für dieses Gremium schon im Stand „%(state)s“.")
            % {"paper": consultation.paper, "state": consultation.get_state_display()}
        )
    return consultation


@operation("meetings.move_item")
def move_item(item: AgendaItem, step: int, *, actor: Any) -> AgendaItem:
    """Move an item up (-1) or down (+1) within its part of the agenda, and number it anew."""
    meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    require(may_prepare, actor, meeting)
    check_open(meeting)
    part = list(meeting.items.filter(public=item.public).order_by("order"))
    place = next(index for index, other in enumerate(part) if other.pk == item.pk)
    target = min(max(place + step, 0), len(part) - 1)
    part.insert(target, part.pop(place))
    for order, other in enumerate(part, start=1):
        if other.order != order:
            amend(other, order=order, number=numbered(order, other.public))
    item.refresh_from_db()
    record(move_item, item, actor=actor, change={"order": [place + 1, target + 1]})
    return item


@operation("meetings.remove_item")
def remove_item(item: AgendaItem, reason: str, *, actor: Any) -> AgendaItem:
    """Take an item off the agenda (Absetzung); it stays visible with its reason."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_prepare, actor, item.meeting)
    check_open(item.meeting)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Absetzung."), "reason")
    change = advance(item, AgendaItem.State.REMOVED, note=reason)
    release_paper(item)
    record(remove_item, item, actor=actor, change=change, reason=reason)
    return item


@operation("meetings.drop_paper")
def drop_paper(paper: Paper, *, actor: Any) -> list[AgendaItem]:
    """Take a withdrawn paper off every agenda on which it still waits."""
    require(may_drop, actor, paper)
    reason = f"Vorlage zurückgezogen: {paper.withdrawn_reason}"
    waiting = AgendaItem.objects.filter(
        consultation__paper=paper, state=AgendaItem.State.OPEN, meeting__state__in=CHANGEABLE
    )
    dropped = [remove_item(item, reason, actor=actor) for item in waiting]
    change = {"items": [item.pk for item in dropped]}
    record(drop_paper, paper, actor=actor, change=change, reason=reason)
    return dropped


def release_paper(item: AgendaItem) -> None:
    """Let the paper of an item that is not dealt with wait for another meeting."""
    if item.consultation is not None and item.consultation.state == Consultation.State.SCHEDULED:
        advance(item.consultation, Consultation.State.PENDING)


def numbered(order: int, public: bool) -> str:
    """The number of an item: Ö 1, Ö 2 … in the public part, N 1, N 2 … in the other."""
    return f"{'Ö' if public else 'N'} {order}"
