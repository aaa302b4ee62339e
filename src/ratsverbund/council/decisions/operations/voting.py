"""Votes: counted, judged by the law, and turned into a resolution."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.decisions.operations.counting import (
    barred_at,
    count,
    entitled_at,
    shown,
    topic_for,
)
from ratsverbund.council.decisions.operations.outcome import (
    open_item,
    reconsider,
    resolve,
    settle,
)
from ratsverbund.council.decisions.policies import may_record_result
from ratsverbund.council.decisions.queries import earlier_consultations, entitled_ever
from ratsverbund.council.decisions.tally import Tally, check_entitled
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import Presence, present_moment, vote_barred
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

# What apps that stand on votes warn of before one; connected in config/subscriptions.py.
WARNINGS: list[Callable[[AgendaItem], str]] = []
# What they refuse: an item and the method of a vote.
REFUSALS: list[Callable[[AgendaItem, str], str]] = []


@operation("decisions.record_vote")
def record_vote(
    item: AgendaItem,
    tally: Tally,
    *,
    actor: Any,
    topic: str = "",
    majority: str = "",
    text: str = "",
    at: datetime | None = None,
    despite: str = "",
    second_call: bool = False,
) -> Resolution:
    """Record a vote and what it decided.

    The law says whether the organization could decide, what the votes mean, and which majority
    the topic needs at least; a stricter one may be asked for, a weaker one is refused. Without a
    topic it is the one paper or title tell. The text is the proposal's unless another
    was adopted; `despite` is the reason for voting although an earlier consultation is still open;
    at a `second_call` of the same matter the number of those present does not count.
    Source: §§ 7, 40, 47a, 49, 50, 58 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, FactsError, RuleViolated, LawUnknown.
    """
    item = open_item(item, actor)
    check_votable(item)
    check_sequence(item, despite)
    check_warnings(item, despite)
    check_method(item, tally)
    at = at or present_moment(item.meeting)
    topic = topic_for(item, topic)
    there = entitled_at(item, tally, at, topic=topic, second_call=second_call)
    vote, act = count(item, tally, majority, there, topic=topic, taken_at=at)
    resolution = resolve(item, result_of(vote), vote.label, text, vote=vote)
    advance(item, AgendaItem.State.DEALT)
    settle(item, resolution)
    change = shown(tally) | {"topic": topic, "majority": vote.majority}
    record(record_vote, vote, actor=actor, change=change, basis=act, reason=despite)
    announce_result(resolution)
    return resolution


def check_votable(item: AgendaItem) -> None:
    """Refuse a vote where none is taken: at a residents' assembly."""
    if barred := vote_barred(item.meeting, item.title):
        raise RuleViolated(barred)


@operation("decisions.correct_vote")
def correct_vote(
    vote: Vote, tally: Tally, reason: str, *, actor: Any, majority: str = "", topic: str = ""
) -> Resolution:
    """Correct a vote by a new entry; the old one stays, marked, with the reason.

    Who was present stays as it was recorded.
    Raises: NotAllowed, Conflict, InvalidInput, FactsError.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=vote.item_id)
    vote = Vote.objects.select_for_update(of=("self",)).get(pk=vote.pk)
    require(may_record_result, actor, item)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Berichtigung."), "reason")
    if vote.corrected:
        raise Conflict(_("Diese Abstimmung ist schon berichtigt. Laden Sie die Seite neu."))
    if vote.purpose != Vote.Purpose.MAIN:
        raise IllegalTransition(
            _("Über diesen Antrag ist kein Beschluss gefasst. Berichtigen Sie ihn im Verlauf.")
        )
    before = vote.resolution
    if tally.factions:
        check_entitled(tally.factions, entitled_ever(item))
    amend(vote, corrected=True, correction_reason=reason)
    amend(before, superseded=True)
    topic = topic_for(item, topic or vote.topic)
    there = Presence(vote.present, vote.excluded, 0, barred_at(vote, topic))
    same = majority or (vote.majority if topic == vote.topic else "")
    fresh, act = count(item, tally, same, there, topic=topic, taken_at=vote.taken_at)
    resolution = resolve(item, result_of(fresh), fresh.label, before.text, vote=fresh)
    if resolution.result != before.result:
        reconsider(item, resolution)
    change = {**shown(tally), "topic": topic, "majority": fresh.majority, "before": str(vote)}
    record(correct_vote, fresh, actor=actor, change=change, basis=act, reason=reason)
    announce(ResolutionCorrected(resolution.pk, before.pk))
    return resolution


def check_sequence(item: AgendaItem, despite: str) -> None:
    """Warn of an earlier consultation that is still open; a recorded reason overrides."""
    earlier = earlier_consultations(item)
    if earlier and not despite.strip():
        names = ", ".join(str(consultation.organization) for consultation in earlier)
        raise RuleViolated(
            _(
                "Die Beratungsfolge ist nicht eingehalten: Vorher berät noch %(names)s. "
                "Vertagen Sie den Punkt oder geben Sie an, warum trotzdem abgestimmt wird."
            )
            % {"names": names}
        )


def check_warnings(item: AgendaItem, despite: str) -> None:
    """Say what else speaks against voting now; a recorded reason overrides."""
    said = "" if despite.strip() else " ".join(filter(None, (look(item) for look in WARNINGS)))
    if said:
        raise RuleViolated(said)


def check_method(item: AgendaItem, tally: Tally) -> None:
    """Refuse a vote taken in another form than the one demanded. Source: § 50 Abs. 1 GO NRW."""
    said = " ".join(filter(None, (look(item, tally.method) for look in REFUSALS)))
    if said:
        raise RuleViolated(said)


def result_of(vote: Vote) -> str:
    """The result a vote ends in."""
    return Resolution.Result.ADOPTED if vote.adopted else Resolution.Result.REJECTED


def announce_result(resolution: Resolution) -> None:
    """Tell the house what was decided."""
    adopted = resolution.result == Resolution.Result.ADOPTED
    announce((ResolutionAdopted if adopted else ResolutionRejected)(resolution.pk))
