"""Votes as they are counted: who could give them, what the law makes of them."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result
from ratsverbund.council.decisions.models import FactionVote, NamedVote, Vote, VotingSystem
from ratsverbund.council.decisions.operations.systems import refusal
from ratsverbund.council.decisions.queries import (
    alone,
    deciding,
    least_majority,
    voters,
    votes_by_party,
)
from ratsverbund.council.decisions.systems import system_at
from ratsverbund.council.decisions.tally import Tally, check_entitled
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import (
    Presence,
    count_presence,
    quorum_of,
    statutory_number,
    there_at,
)
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


def entitled_at(
    item: AgendaItem, tally: Tally, at: datetime, *, second_call: bool = False
) -> Presence:
    """Count who may vote at a moment; refuse a tally they cannot have given.

    Raises: RuleViolated, LawUnknown, InvalidInput.
    """
    organization = deciding(item)
    rows = voters(item, organization)
    kept_out = set(item.exclusions.values_list("person", flat=True))
    there = count_presence(rows, at, kept_out)
    check_quorum(alone(item.meeting, organization), there, second_call=second_call)
    if tally.factions:
        check_entitled(tally.factions, votes_by_party(rows, at, kept_out))
    check_named(tally, set(there_at(rows, at)) - kept_out)
    return there


def check_system(item: AgendaItem) -> VotingSystem:
    """Refuse an electronic vote without an admitted system. Raises: RuleViolated, LawUnknown."""
    system, act = system_at(item.meeting, deciding(item))
    if system is None or not act.decision.known or not act.decision.settled:
        raise RuleViolated(refusal(act))
    return system


def check_named(tally: Tally, entitled: set[int]) -> None:
    """Refuse a roll call that holds somebody who may not vote."""
    strangers = Person.objects.filter(pk__in=set(tally.named) - entitled)
    if names := ", ".join(str(person) for person in strangers):
        raise InvalidInput(
            _("%(names)s stimmt hier nicht mit. Prüfen Sie Anwesenheit und Ausschließungen.")
            % {"names": names}
        )


def check_quorum(meeting: Meeting, there: Presence, *, second_call: bool = False) -> None:
    """Refuse a vote of an organization that cannot decide. Raises: RuleViolated, LawUnknown."""
    decision = quorum_of(meeting, there, second_call=second_call)
    if not decision.settled:
        raise RuleViolated(
            _(
                "%(name)s ist nicht beschlussfähig: %(says)s (%(citation)s). "
                "Vertagen Sie den Punkt oder prüfen Sie die Anwesenheit."
            )
            % {
                "name": meeting.organization,
                "says": " ".join(r.says for r in decision.reasons if r.value is False),
                "citation": decision.citation,
            }
        )


def count(
    item: AgendaItem,
    tally: Tally,
    majority: str,
    there: Presence,
    *,
    taken_at: datetime | None,
    purpose: str = Vote.Purpose.MAIN,
    subject: str = "",
) -> tuple[Vote, Decision[Any]]:
    """Write the vote with what the law makes of it; only the main motion has its own majority."""
    meeting = item.meeting
    main = purpose == Vote.Purpose.MAIN
    majority = at_least(item, majority) if main else Vote.Majority.SIMPLE
    facts = VoteFacts(
        yes=tally.yes,
        no=tally.no,
        abstentions=tally.abstentions,
        invalid=tally.invalid,
        majority=majority,  # type: ignore[arg-type]
        statutory_number=statutory_number(alone(meeting, deciding(item))),
        present=there.entitled,
        unopposed=tally.unopposed,
    )
    decision = vote_result(law_of(meeting.body, local_day(meeting.starts_at)), facts)
    vote = Vote.objects.create(
        item=item,
        purpose=purpose,
        subject=subject,
        method=tally.method,
        ballots=tally.ballots,
        system=check_system(item) if tally.electronic else None,
        taken_at=taken_at,
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
    NamedVote.objects.bulk_create(
        NamedVote(vote=vote, person_id=person, choice=choice, published_at=vote.published_at)
        for person, choice in tally.named.items()
    )
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


def shown(tally: Tally) -> dict[str, Any]:
    """The counts as the audit entry keeps them."""
    return {
        "yes": tally.yes,
        "no": tally.no,
        "abstentions": tally.abstentions,
        "invalid": tally.invalid,
        "method": tally.method,
        "factions": [vars(part) for part in tally.factions],
    }
