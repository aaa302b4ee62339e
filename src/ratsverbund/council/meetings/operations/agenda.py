"""The agenda of a meeting: add, move, remove items."""

from typing import Any

from django.db.models import F
from django.utils import timezone

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
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
) -> AgendaItem:
    """Put a paper's consultation, or a title alone, on the agenda.

    A non-public paper goes to the non-public part, whatever is asked; after the invitation the
    item is marked as late (Nachtrag). Raises: NotAllowed, InvalidInput, Conflict.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    check_open(meeting)
    if consultation is not None:
        consultation = check_ready(consultation, meeting)
        title = title or consultation.paper.title
        public = consultation.paper.public and public is not False
    if not title.strip():
        raise InvalidInput("Der Tagesordnungspunkt braucht eine Bezeichnung.", "title")
    public = public is not False
    late = meeting.state != Meeting.State.PLANNED
    item = AgendaItem.objects.create(
        meeting=meeting,
        consultation=consultation,
        order=meeting.items.filter(public=public).count() + 1,
        number="",
        title=title,
        public=public,
        late=late,
        published_at=timezone.now() if late and public and meeting.published_at else None,
    )
    if consultation is not None:
        advance(consultation, Consultation.State.SCHEDULED)
    renumber(meeting)
    item.refresh_from_db()
    record(add_item, item, actor=actor, change={"number": item.number, "public": public})
    return item


def check_open(meeting: Meeting) -> None:
    """Refuse to change the agenda of a meeting that is over."""
    if meeting.state not in CHANGEABLE:
        raise IllegalTransition(
            f"Die Sitzung ist {meeting.get_state_display()}; ihre Tagesordnung steht fest."
        )


def check_ready(consultation: Consultation, meeting: Meeting) -> Consultation:
    """Refuse papers that are not released, not for this organization, or placed already."""
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("paper")
        .get(pk=consultation.pk)
    )
    if consultation.organization_id != meeting.organization_id:
        raise InvalidInput(
            f"Diese Beratung ist für ein anderes Gremium bestimmt: {consultation.organization}. "
            "Wählen Sie eine Sitzung dieses Gremiums."
        )
    if consultation.paper.state != Paper.State.RELEASED:
        raise InvalidInput(
            f"„{consultation.paper}“ ist noch nicht zur Beratung freigegeben. "
            "Geben Sie die Vorlage zuerst frei."
        )
    if consultation.state != Consultation.State.PENDING:
        raise Conflict(
            f"„{consultation.paper}“ ist für dieses Gremium schon im Stand "
            f"„{consultation.get_state_display()}“."
        )
    return consultation


@operation("meetings.move_item")
def move_item(item: AgendaItem, step: int, *, actor: Any) -> AgendaItem:
    """Move an item up (-1) or down (+1) within its part of the agenda."""
    meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    require(may_prepare, actor, meeting)
    check_open(meeting)
    part = list(meeting.items.filter(public=item.public).order_by("order"))
    place = next(index for index, other in enumerate(part) if other.pk == item.pk)
    target = min(max(place + step, 0), len(part) - 1)
    part.insert(target, part.pop(place))
    for order, other in enumerate(part, start=1):
        amend(other, order=order)
    renumber(meeting)
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
        raise InvalidInput("Nennen Sie den Grund der Absetzung.", "reason")
    change = advance(item, AgendaItem.State.REMOVED, note=reason)
    if item.consultation_id:
        advance(item.consultation, Consultation.State.PENDING)
    record(remove_item, item, actor=actor, change=change, reason=reason)
    return item


def renumber(meeting: Meeting) -> None:
    """Number both parts: Ö 1, Ö 2 … and N 1, N 2 …"""
    for letter, public in (("Ö", True), ("N", False)):
        for item in meeting.items.filter(public=public).order_by("order"):
            number = f"{letter} {item.order}"
            if item.number != number:
                meeting.items.filter(pk=item.pk).update(number=number, order=F("order"))
