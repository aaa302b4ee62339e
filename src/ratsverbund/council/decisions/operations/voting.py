"""Votes: counted, judged by the law, and turned into a resolution."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.quorum import QuorumFacts, quorum
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result
from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.council.decisions.operations.outcome import reconsider, resolve, settle
from ratsverbund.council.decisions.policies import may_record_result
from ratsverbund.council.decisions.queries import earlier_consultations
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import Presence, presence, statutory_number
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
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
    majority: str = Vote.Majority.SIMPLE,
    text: str = "",
    at: datetime | None = None,
    despite: str = "",
) -> Resolution:
    """Record a vote and what it decided.

    The law says whether the organization could decide and what the votes mean; the text is the
    proposal's unless another was adopted; `despite` is the reason for voting although an earlier
    consultation is still open. Source: §§ 49, 50 GO NRW.
    Raises: NotAllowed, IllegalTransition, Conflict, FactsError, RuleViolated, LawUnknown.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_record_result, actor, item)
    check_running(item)
    if item.votes.filter(corrected=False).exists():
        raise Conflict(
            f"Zu TOP {item.number} ist schon abgestimmt. Nutzen Sie „Abstimmung berichtigen“."
        )
    check_sequence(item, despite)
    there = presence(item, at or timezone.now())
    check_quorum(item, there)
    vote, decision = count(item, tally, majority, there)
    resolution = resolve(item, result_of(vote), vote.label, text, vote=vote)
    advance(item, AgendaItem.State.DEALT)
    settle(item, resolution)
    record(record_vote, vote, actor=actor, change=shown(tally), basis=decision, reason=despite)
    announce_result(resolution)
    return resolution


@operation("decisions.correct_vote")
def correct_vote(vote: Vote, tally: Tally, reason: str, *, actor: Any) -> Resolution:
    """Correct a vote by a new entry; the old one stays, marked, with the reason.

    Raises: NotAllowed, Conflict, InvalidInput, FactsError.
    """
    vote = Vote.objects.select_for_update(of=("self",)).get(pk=vote.pk)
    item = vote.item
    require(may_record_result, actor, item)
    if not reason.strip():
        raise InvalidInput("Nennen Sie den Grund der Berichtigung.", "reason")
    if vote.corrected:
        raise Conflict("Diese Abstimmung ist schon berichtigt. Laden Sie die Seite neu.")
    before = vote.resolution
    amend(vote, corrected=True, correction_reason=reason)
    amend(before, superseded=True)
    there = Presence(vote.present, vote.excluded, 0)
    fresh, decision = count(item, tally, vote.majority, there)
    resolution = resolve(item, result_of(fresh), fresh.label, before.text, vote=fresh)
    if resolution.result != before.result:
        reconsider(item, resolution)
    record(correct_vote, fresh, actor=actor, change=shown(tally), basis=decision, reason=reason)
    announce(ResolutionCorrected(resolution.pk, before.pk))
    return resolution


def check_running(item: AgendaItem) -> None:
    """Votes are taken while the meeting runs."""
    if item.meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            f"Abgestimmt wird, während die Sitzung läuft; sie ist im Stand "
            f"„{item.meeting.get_state_display()}“. Eröffnen Sie die Sitzung zuerst."
        )


def check_sequence(item: AgendaItem, despite: str) -> None:
    """Warn of an earlier consultation that is still open; a recorded reason overrides."""
    earlier = earlier_consultations(item)
    if earlier and not despite:
        names = ", ".join(str(consultation.organization) for consultation in earlier)
        raise RuleViolated(
            f"Die Beratungsfolge ist nicht eingehalten: Vorher berät noch {names}. "
            "Vertagen Sie den Punkt oder geben Sie an, warum trotzdem abgestimmt wird."
        )


def check_quorum(item: AgendaItem, there: Presence) -> None:
    """Refuse a vote of an organization that cannot decide. Raises: RuleViolated."""
    meeting = item.meeting
    council = meeting.organization.organization_type == Organization.Type.COUNCIL
    facts = QuorumFacts(
        kind="council" if council else "committee",
        statutory_number=statutory_number(meeting),
        present=there.present,
        excluded=there.excluded,
        expert_citizens=there.expert_citizens,
    )
    decision = quorum(law_of(meeting.body, local_day(meeting.starts_at)), facts)
    if not decision.settled:
        raise RuleViolated(
            f"{meeting.organization} ist nicht beschlussfähig: {decision.reasons[0].says} "
            f"({decision.citation}). Vertagen Sie den Punkt oder prüfen Sie die Anwesenheit."
        )


def count(
    item: AgendaItem, tally: Tally, majority: str, there: Presence
) -> tuple[Vote, Decision[Any]]:
    """Write the vote with what the law makes of it."""
    meeting = item.meeting
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
    now = timezone.now() if item.published_at else None
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
        published_at=now,
    )
    known = {
        faction.short_name: faction
        for faction in Organization.objects.filter(
            body=meeting.body_id, organization_type=Organization.Type.FACTION
        )
    }
    FactionVote.objects.bulk_create(
        FactionVote(
            vote=vote,
            faction=known.get(part.name),
            name=part.name,
            yes=part.yes,
            no=part.no,
            abstentions=part.abstentions,
            published_at=now,
        )
        for part in tally.factions
    )
    return vote, decision


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
