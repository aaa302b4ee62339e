"""Votes that decide no item: on an amendment, or on how to proceed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.operations.counting import count, entitled_at, shown, topic_for
from ratsverbund.council.decisions.operations.outcome import open_item
from ratsverbund.council.decisions.operations.voting import check_votable
from ratsverbund.council.decisions.policies import may_record_result
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import Presence, present_moment
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend

Purpose = Vote.Purpose


@operation("decisions.vote_on_motion")
def vote_on_motion(
    item: AgendaItem,
    tally: Tally,
    subject: str,
    *,
    actor: Any,
    purpose: str = Purpose.AMENDMENT,
    topic: str = "",
    at: datetime | None = None,
    second_call: bool = False,
) -> Vote:
    """Record a vote on an amendment or on procedure; the item stays open for its main motion.

    Source: §§ 49, 50 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, LawUnknown.
    """
    item = open_item(item, actor)
    check_votable(item)
    if not subject.strip():
        raise InvalidInput(_("Nennen Sie den Wortlaut des Antrags."), "subject")
    at = at or present_moment(item.meeting)
    topic = topic_for(item, topic) if purpose == Purpose.AMENDMENT else Vote.Topic.OTHER
    there = entitled_at(item, tally, at, topic=topic, second_call=second_call)
    vote, act = count(
        item, tally, "", there, topic=topic, taken_at=at, purpose=purpose, subject=subject.strip()
    )
    record(vote_on_motion, vote, actor=actor, change=shown(tally), basis=act)
    return vote


@operation("decisions.correct_motion_vote")
def correct_motion_vote(vote: Vote, tally: Tally, reason: str, *, actor: Any) -> Vote:
    """Correct a vote on a motion by a new entry, as long as nothing rests on it.

    Once the item is dealt with, the main motion rests on it. Raises: NotAllowed, Conflict,
    IllegalTransition, InvalidInput.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=vote.item_id)
    vote = Vote.objects.select_for_update(of=("self",)).get(pk=vote.pk)
    require(may_record_result, actor, item)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Berichtigung."), "reason")
    if vote.corrected:
        raise Conflict(_("Diese Abstimmung ist schon berichtigt. Laden Sie die Seite neu."))
    if vote.purpose != Purpose.AMENDMENT or item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _(
                "Auf dieser Abstimmung beruht schon ein weiterer Schritt. Halten Sie den Irrtum "
                "in der Niederschrift fest."
            )
        )
    amend(vote, corrected=True, correction_reason=reason)
    there = Presence(vote.present, vote.excluded, 0, vote.barred)
    fresh, act = count(
        item, tally, "", there, topic=vote.topic, taken_at=vote.taken_at, purpose=vote.purpose,
        subject=vote.subject,
    )  # fmt: skip
    change = {**shown(tally), "before": str(vote)}
    record(correct_motion_vote, fresh, actor=actor, change=change, basis=act, reason=reason)
    return fresh
