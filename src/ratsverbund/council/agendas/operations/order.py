"""The order of an agenda: up and down, in and out of another item, to the other part."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.agendas.numbering import Block, blocks, flat, next_number
from ratsverbund.council.agendas.operations.handouts import follow
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import (
    CHANGEABLE,
    arrange,
    building,
    lane_of,
    one_of,
    open_supplement,
    sent,
)
from ratsverbund.council.agendas.policies import may_drop
from ratsverbund.council.agendas.queries.exposure import exposure
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import release_paper
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend


@operation("agendas.move_item")
def move_item(item: AgendaItem, step: int, *, actor: Any, seen: str = "") -> AgendaItem:
    """Move an item up (-1) or down (+1) among its equals; sub-items go along.

    Numbers follow the order until the agenda is sent; after that they stay.
    Raises: NotAllowed, IllegalTransition, Conflict.
    """
    meeting = building(item.meeting_id, actor, seen)
    parted = blocks(lane_of(meeting, item.public))
    row: list[Any] = parted
    place_now = next(i for i, block in enumerate(parted) if item.pk in [each.pk for each in block])
    if item.parent_id is not None:
        block = parted[place_now]
        row = block[1:]
        here = next(i for i, each in enumerate(row) if each.pk == item.pk)
        target = shifted(row, here, step)
        parted[place_now] = [block[0], *row]
    else:
        here, target = place_now, shifted(parted, place_now, step)
    arrange(meeting, item.public, parted)
    item.refresh_from_db()
    record(move_item, item, actor=actor, change={"order": [here + 1, target + 1]})
    return item


def shifted(row: list[Any], here: int, step: int) -> int:
    """Shift one entry of a row within its bounds, in place; return where it is now."""
    target = min(max(here + step, 0), len(row) - 1)
    row.insert(target, row.pop(here))
    return target


@operation("agendas.nest_item")
def nest_item(item: AgendaItem, *, actor: Any, seen: str = "") -> AgendaItem:
    """Make an item a sub-item of the one before it. Raises: IllegalTransition, Conflict."""
    meeting = movable(item, actor, seen)
    parted = blocks(lane_of(meeting, item.public))
    here = next((i for i, block in enumerate(parted) if block[0].pk == item.pk), 0)
    if here == 0 or len(parted[here]) > 1:
        raise IllegalTransition(
            _(
                "Unterpunkt wird nur ein Punkt, vor dem ein anderer steht und der selbst keine "
                "Unterpunkte hat. Ändern Sie zuerst die Reihenfolge."
            )
        )
    [own] = parted.pop(here)
    home = parted[here - 1]
    amend(own, parent=home[0])
    home.append(own)
    arrange(meeting, item.public, parted)
    record(nest_item, own, actor=actor, change={"parent": [None, home[0].pk]})
    return own


@operation("agendas.unnest_item")
def unnest_item(item: AgendaItem, *, actor: Any, seen: str = "") -> AgendaItem:
    """Make a sub-item an item of its own, after the one it belonged to."""
    meeting = movable(item, actor, seen)
    parted = blocks(lane_of(meeting, item.public))
    own = one_of(flat(parted), item.pk)
    if own.parent_id is None:
        raise IllegalTransition(_("TOP %(number)s ist kein Unterpunkt.") % {"number": own.number})
    here = next(i for i, block in enumerate(parted) if own in block)
    before = own.parent_id
    parted[here].remove(own)
    amend(own, parent=None)
    parted.insert(here + 1, [own])
    arrange(meeting, item.public, parted)
    record(unnest_item, own, actor=actor, change={"parent": [before, None]})
    return own


def movable(item: AgendaItem, actor: Any, seen: str) -> Meeting:
    """Lock a meeting whose agenda has not been sent, so that its numbers may change."""
    meeting = building(item.meeting_id, actor, seen)
    if sent(meeting):
        raise IllegalTransition(
            _("Die Tagesordnung ist verschickt; ihre Nummern stehen fest und bleiben.")
        )
    return meeting


@operation("agendas.change_lane")
def change_lane(item: AgendaItem, *, actor: Any, confirmed: bool) -> AgendaItem:
    """Move an item to the other part, once the actor has confirmed what that shows or hides.

    After the invitation the old place stays as a tombstone, without its title where it was public,
    and the item comes anew with the next supplement, which a second person issues.
    Source: § 48 Abs. 2 GO NRW. Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    meeting = building(item.meeting_id, actor)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    check_lane(item)
    if not confirmed:
        raise InvalidInput(
            _("Bestätigen Sie, dass Sie gelesen haben, was dadurch sichtbar oder verborgen wird."),
            "confirmed",
        )
    change = {
        "public": [item.public, not item.public],
        "shown": [line.text for line in exposure(item)],
    }
    moved = replaced(meeting, item) if sent(meeting) else shifted_lane(meeting, item)
    record(change_lane, moved, actor=actor, change=change)
    return moved


@operation("agendas.hide_paper")
def hide_paper(paper: Paper, *, actor: Any) -> list[AgendaItem]:
    """Move what became non-public out of the public part where it still waits.

    Source: § 48 Abs. 2 GO NRW. Raises: NotAllowed.
    """
    require(may_drop, actor, paper)
    waiting = AgendaItem.objects.filter(
        consultation__paper=paper, public=True, state=AgendaItem.State.OPEN, parent=None,
        children=None, meeting__state__in=CHANGEABLE,
    )  # fmt: skip
    moved = [change_lane(item, actor=actor, confirmed=True) for item in waiting]
    record(hide_paper, paper, actor=actor, change={"items": [item.pk for item in moved]})
    return moved


def check_lane(item: AgendaItem) -> None:
    """Refuse to part an item from its sub-items, or to show a paper that is not public."""
    if item.parent_id is not None or item.children.exists():
        raise InvalidInput(
            _("Lösen Sie zuerst die Unterpunkte; ein Punkt wechselt den Teil für sich allein.")
        )
    if item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _("TOP %(number)s ist %(state)s und bleibt, wo er ist.")
            % {"number": item.number, "state": item.get_state_display()}
        )
    if not item.public and item.consultation and not item.consultation.paper.public:
        raise RuleViolated(
            _(
                "„%(paper)s“ ist eine nichtöffentliche Vorlage (§ 48 Abs. 2 GO NRW) und kann nicht "
                "öffentlich beraten werden. Lassen Sie zuerst die Vorlage öffentlich neu fassen."
            )
            % {"paper": item.consultation.paper}
        )


def shifted_lane(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Put an item at the end of the other part of an agenda nobody was sent."""
    origin: list[Block] = [b for b in blocks(lane_of(meeting, item.public)) if b[0].pk != item.pk]
    target = lane_of(meeting, not item.public)
    amend(
        item, public=not item.public, order=len(target) + 1,
        number=next_number(target, not item.public), published_at=None,
    )  # fmt: skip
    arrange(meeting, not item.public, origin)
    return item


def replaced(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Leave a tombstone and put the item into the other part with the next supplement."""
    consultation, title, public = item.consultation, item.title, item.public
    where = _("nichtöffentlichen") if public else _("öffentlichen")
    note = _("in den %(part)s Teil verlegt") % {"part": where}
    advance(
        item, AgendaItem.State.REMOVED, note=note,
        title=_("Verlegter Punkt") if public else title,
    )  # fmt: skip
    release_paper(item)
    amend(item, consultation=None)
    supplement = open_supplement(meeting).number
    moved = place(
        meeting, consultation=consultation, title=title, public=not public, late=True,
        supplement=supplement,
    )  # fmt: skip
    follow(item, moved)
    return moved
