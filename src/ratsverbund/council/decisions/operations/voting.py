"""Votes: counted, judged by the law, and turned into a resolution."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result
from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.council.decisions.operations.outcome import (
    open_item,
    reconsider,
    resolve,
    settle,
)
from ratsverbund.council.decisions.policies import may_record_result
from ratsverbund.council.decisions.queries import (
    earlier_consultations,
    entitled_ever,
    least_majority,
    votes_by_party,
)
from ratsverbund.council.decisions.tally import Tally, check_entitled
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import (
    Presence,
    attendances_of,
    presence,
    quorum_of,
    statutory_number,
)
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization


@operation("decisions.record_vote")
def record_vote(
    item: AgendaItem,
    tally: Tally,
    *,
    actor: Any,
    majority: str = "",
    text: str = "",
    at: datetime | None = None,
    despite: str = "",
) -> Resolution:
    """Record a vote and what it decided.

    The law says whether the organization could decide, what the votes mean, and which majority
    they need at least; a stricter one may be asked for. The text is the proposal's unless another
    was adopted; `despite` is the reason for voting although an earlier consultation is still open.
    Source: §§ 7, 49, 50 GO NRW.
    Raises: NotAllowed, IllegalTransition, FactsError, RuleViolated, LawUnknown.
    """
    item = open_item(item, actor)
    check_sequence(item, despite)
    at = at or timezone.now()
    there = presence(item, at)
    check_quorum(item, there)
    if tally.factions:
        kept_out = item.exclusions.values_list("person", flat=True)
        parties = votes_by_party(attendances_of(item.meeting), at, kept_out)
        check_entitled(tally.factions, parties)
    vote, decision = count(item, tally, majority, there)
    resolution = resolve(item, result_of(vote), vote.label, text, vote=vote)
    advance(item, AgendaItem.State.DEALT)
    settle(item, resolution)
    record(record_vote, vote, actor=actor, change=shown(tally), basis=decision, reason=despite)
    announce_result(resolution)
    return resolution


@operation("decisions.correct_vote")
def correct_vote(
    vote: Vote, tally: Tally, reason: str, *, actor: Any, majority: str = ""
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
    before = vote.resolution
    if tally.factions:
        check_entitled(tally.factions, entitled_ever(item))
    amend(vote, corrected=True, correction_reason=reason)
    amend(before, superseded=True)
    there = Presence(vote.present, vote.excluded, 0)
    fresh, decision = count(item, tally, majority or vote.majority, there)
    resolution = resolve(item, result_of(fresh), fresh.label, before.text, vote=fresh)
    if resolution.result != before.result:
        reconsider(item, resolution)
    change = {**shown(tally), "before": str(vote)}
    record(correct_vote, fresh, actor=actor, change=change, basis=decision, reason=reason)
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


def check_quorum(item: AgendaItem, there: Presence) -> None:
    """Refuse a vote of an organization that cannot decide. Raises: RuleViolated, LawUnknown."""
    decision = quorum_of(item.meeting, there)
    if not decision.settled:
        raise RuleViolated(
            _(
                "%(name)s ist nicht beschlussfähig: %(says)s (%(citation)s). "
                "Vertagen Sie den Punkt oder prüfen Sie die Anwesenheit."
            )
            % {
                "name": item.meeting.organization,
                "says": " ".join(r.says for r in decision.reasons if r.value is False),
                "citation": decision.citation,
            }
        )


def count(
    item: AgendaItem, tally: Tally, majority: str, there: Presence
) -> tuple[Vote, Decision[Any]]:
    """Write the vote with what the law makes of it."""
    meeting = item.meeting
    majority = at_least(item, majority)
    facts = VoteFacts(
        yes=tally.yes,
        no=tally.no,
        abstentions=tally.abstentions,
        invalid=tally.invalid,
        majority=majority,  # type: ignore[arg-type]
        statutory_number=statutory_number(meeting),
        present=there.entitled,
    )
    decision = vote_result(law_of(meeting.body, local_day(meeting.starts_at)), facts)
    vote = Vote.objects.create(
        item=item,
        method=Vote.Method.FACTIONS if tally.factions else Vote.Method.COUNTS,
        majority=majority,
        yes=tally.yes,
        no=tally.no,
        abstentions=tally.abstentions,
        invalid=tally.invalid,
        present=there.present,
        excluded=there.excluded,
        adopted=decision.settled == "adopted",
        label=decision.label,
        basis=decision.as_json(),
        published_at=timezone.now() if item.published_at else None,
    )
    keep_factions(vote, tally, meeting.body_id)
    return vote, decision


def at_least(item: AgendaItem, wanted: str) -> str:
    """The majority to measure by: the one wanted, unless the item needs a stricter one."""
    return wanted if wanted and wanted != Vote.Majority.SIMPLE else least_majority(item)


def keep_factions(vote: Vote, tally: Tally, body: int) -> None:
    """Write how each Fraktion voted; a name the body does not know stays a name."""
    factions = Organization.objects.filter(
        body=body, organization_type=Organization.Type.FACTION
    ).order_by("start")
    known = {faction.short_name.casefold(): faction for faction in factions}
    FactionVote.objects.bulk_create(
        FactionVote(
            vote=vote,
            faction=known.get(part.name.casefold()),
            name=part.name,
            yes=part.yes,
            no=part.no,
            abstentions=part.abstentions,
            published_at=vote.published_at,
        )
        for part in tally.factions
    )


def result_of(vote: Vote) -> str:
    """The result a vote ends in."""
    return Resolution.Result.ADOPTED if vote.adopted else Resolution.Result.REJECTED


def announce_result(resolution: Resolution) -> None:
    """Tell the house what was decided."""
    adopted = resolution.result == Resolution.Result.ADOPTED
    announce((ResolutionAdopted if adopted else ResolutionRejected)(resolution.pk))


def shown(tally: Tally) -> dict[str, Any]:
    """The counts as the audit entry keeps them."""
    return {
        "yes": tally.yes,
        "no": tally.no,
        "abstentions": tally.abstentions,
        "invalid": tally.invalid,
        "factions": [vars(part) for part in tally.factions],
    }
