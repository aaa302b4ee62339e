"""Motions on procedure: vote, and do at once what was carried."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.acts import Act
from ratsverbund.council.debate.models import Floor, Motion, Speech
from ratsverbund.council.debate.operations.speakers import (
    floor_for,
    running_item,
    waiting,
    withdraw_waiting,
)
from ratsverbund.council.debate.queries import form_demanded, next_place
from ratsverbund.council.decisions.majority import weigh
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations import adjourn_item, refer_item
from ratsverbund.council.decisions.operations.counting import entitled_at
from ratsverbund.council.decisions.queries import deciding
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import present_moment
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Organization

Kind = Motion.Kind
FORMS = (Kind.SECRET, Kind.ROLL_CALL)


@operation("debate.record_motion")
def record_motion(
    item: AgendaItem,
    kind: str,
    *,
    mover: str,
    tally: Tally | None = None,
    supporters: int | None = None,
    text: str = "",
    minutes: int | None = None,
    organization: Organization | None = None,
    actor: Any,
) -> Motion:
    """Record a motion on procedure with its vote, and apply it if it was carried.

    A secret vote or roll call needs no vote where enough members demand it (§ 50 Abs. 1 GO NRW);
    everything else is counted like any vote. Source: §§ 49, 50 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, FactsError, LawUnknown.
    """
    item = running_item(item, actor)
    refuse_incomplete(kind, text, minutes, organization)
    refuse_weaker_form(item, kind)
    at = present_moment(item.meeting)
    act, counted = outcome(item, kind, tally, supporters, at)
    motion = Motion.objects.create(
        item=item, kind=kind, mover=mover, text=text, supporters=supporters, at=at,
        basis=act.as_json(), **counted,
    )  # fmt: skip
    if motion.adopted:
        apply(motion, item, minutes, organization, actor)
    change = {"kind": kind, "adopted": motion.adopted, "votes": motion.counts}
    record(record_motion, motion, actor=actor, change=change, basis=act)
    return motion


def outcome(
    item: AgendaItem, kind: str, tally: Tally | None, supporters: int | None, at: datetime
) -> tuple[Act, dict[str, Any]]:
    """What the law makes of a motion: demanded by enough, or carried by a majority."""
    if kind in FORMS and supporters is not None:
        act = form_demanded(item, kind, supporters)
        if act.decision.value == kind or (tally is None and act.decision.known):
            return act, {"adopted": act.decision.value == kind}
        if tally is None:
            raise InvalidInput(
                _(
                    "Wie viele Mitglieder eine namentliche Abstimmung verlangen können, steht in "
                    "der Geschäftsordnung und ist hier nicht erfasst. Lassen Sie darüber abstimmen "
                    "und tragen Sie die Stimmen ein."
                ),
                "yes",
            )
    if tally is None:
        raise InvalidInput(_("Tragen Sie ein, wie abgestimmt wurde."), "yes")
    there = entitled_at(item, tally, at, topic=Vote.Topic.OTHER)
    return weigh(item.meeting, deciding(item), tally, there)


def refuse_incomplete(
    kind: str, text: str, minutes: int | None, organization: Organization | None
) -> None:
    """Ask for what a motion needs to have an effect. Raises: InvalidInput."""
    if kind == Kind.TIME_LIMIT and not minutes:
        raise InvalidInput(_("Auf wie viele Minuten wird die Redezeit begrenzt?"), "minutes")
    if kind == Kind.REFER and organization is None:
        raise InvalidInput(_("Wählen Sie das Gremium, an das verwiesen wird."), "organization")
    if kind == Kind.NON_PUBLIC and not text.strip():
        raise InvalidInput(
            _("Nennen Sie den Grund, aus dem die Öffentlichkeit ausgeschlossen wird."), "text"
        )


def refuse_weaker_form(item: AgendaItem, kind: str) -> None:
    """Let a secret vote stand that was demanded or resolved. Source: § 50 Abs. 1 GO NRW."""
    if kind == Kind.ROLL_CALL and Floor.objects.filter(item=item, vote_form=Kind.SECRET).exists():
        raise RuleViolated(
            _(
                "Geheime Abstimmung ist schon verlangt oder beschlossen; sie geht der namentlichen "
                "vor (§ 50 Abs. 1 GO NRW)."
            )
        )


def apply(
    motion: Motion, item: AgendaItem, minutes: int | None, to: Organization | None, actor: Any
) -> None:
    """Do what was carried."""
    floor = floor_for(item)
    if motion.kind == Kind.END_OF_LIST:
        amend(floor, list_closed=True)
    elif motion.kind == Kind.END_OF_DEBATE:
        amend(floor, list_closed=True, ended=True)
        withdraw_waiting(item)
    elif motion.kind == Kind.TIME_LIMIT and minutes:
        amend(floor, limit=60 * minutes)
        for each in waiting(item):
            if each.capacity != Speech.Capacity.PETITIONER:
                amend(each, limit=60 * minutes)
    elif motion.kind in FORMS:
        amend(floor, vote_form=motion.kind)
    elif motion.kind == Kind.NON_PUBLIC:
        close_doors(item, floor)
    elif motion.kind == Kind.ADJOURN:
        adjourn_item(item, motion.text or str(motion), actor=actor)
    elif motion.kind == Kind.REFER and to is not None:
        refer_item(item, to, motion.text, actor=actor)


def close_doors(item: AgendaItem, floor: Floor) -> None:
    """Move a public item to the end of the non-public part (§ 48 Abs. 2 GO NRW)."""
    if item.public:
        order, number = next_place(item.meeting)
        amend(item, public=False, published_at=None, order=order, number=number)
