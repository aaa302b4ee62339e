"""Votes as they are counted: who could give them, what the law makes of them."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.vote_result import MAJORITIES
from ratsverbund.council.decisions.majority import (
    decides_charter,
    mayor_subject,
    required,
    topic_of,
    weigh,
    without_vote,
)
from ratsverbund.council.decisions.models import FactionVote, NamedVote, Vote, VotingSystem
from ratsverbund.council.decisions.operations.systems import refusal
from ratsverbund.council.decisions.queries import alone, deciding, voters, votes_by_party
from ratsverbund.council.decisions.systems import system_at
from ratsverbund.council.decisions.tally import Tally, check_entitled
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import (
    Presence,
    count_presence,
    quorum_of,
    there_at,
)
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


def entitled_at(
    item: AgendaItem, tally: Tally, at: datetime, *, topic: str, second_call: bool = False
) -> Presence:
    """Count who may vote on a topic at a moment; refuse a tally they cannot have given.

    Raises: RuleViolated, LawUnknown, InvalidInput.
    """
    organization = deciding(item)
    rows = voters(item, organization)
    kept_out = set(item.exclusions.values_list("person", flat=True))
    barred = without_vote(item.meeting, organization, mayor_subject(topic))
    there = count_presence(rows, at, kept_out, barred)
    own = alone(item.meeting, organization)
    hinted = item.hinted_on is not None
    check_quorum(own, there, second_call=second_call, hinted=hinted)
    if tally.factions:
        check_entitled(tally.factions, votes_by_party(rows, at, kept_out | barred))
    check_named(tally, set(there_at(rows, at)) - kept_out - barred)
    return there


def barred_at(vote: Vote, topic: str) -> int:
    """How many of those present at a recorded vote have none on the topic it is corrected to."""
    if topic == vote.topic or vote.taken_at is None:
        return vote.barred
    item = vote.item
    organization = deciding(item)
    barred = without_vote(item.meeting, organization, mayor_subject(topic))
    kept_out = set(item.exclusions.values_list("person", flat=True))
    return count_presence(voters(item, organization), vote.taken_at, kept_out, barred).barred


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


def check_quorum(
    meeting: Meeting, there: Presence, *, second_call: bool = False, hinted: bool = False
) -> None:
    """Refuse a vote of an organization that cannot decide. Raises: RuleViolated, LawUnknown."""
    decision = quorum_of(meeting, there, second_call=second_call, hinted=hinted)
    if not decision.settled:
        raise RuleViolated(
            _(
                "%(name)s ist nicht beschlussfähig: %(says)s (%(citation)s). "
                "Vertagen Sie den Punkt oder prüfen Sie die Anwesenheit."
            )
            % {
                "name": meeting.organization,
                "says": " ".join(r.says for r in decision.walk() if r.value is False),
                "citation": decision.citation,
            }
        )


def count(
    item: AgendaItem,
    tally: Tally,
    majority: str,
    there: Presence,
    *,
    topic: str,
    taken_at: datetime | None,
    purpose: str = Vote.Purpose.MAIN,
    subject: str = "",
) -> tuple[Vote, Act]:
    """Write the vote with what the law makes of it; only the main motion has its own majority."""
    main = purpose == Vote.Purpose.MAIN
    demanded = required(item.meeting, topic if main else Vote.Topic.OTHER)
    majority = at_least(demanded, majority)
    act, counted = weigh(item.meeting, deciding(item), tally, there, majority)
    vote = Vote.objects.create(
        item=item,
        topic=topic,
        purpose=purpose,
        subject=subject,
        method=tally.method,
        ballots=tally.ballots,
        invalid=tally.invalid,
        system=check_system(item) if tally.electronic else None,
        taken_at=taken_at,
        majority=majority,
        majority_basis=demanded.decision.as_json(),
        basis=act.decision.as_json(),
        published_at=timezone.now() if item.published_at else None,
        **counted,
    )
    keep_factions(vote, tally, item.meeting.body_id)
    NamedVote.objects.bulk_create(
        NamedVote(vote=vote, person_id=person, choice=choice, published_at=vote.published_at)
        for person, choice in tally.named.items()
    )
    return vote, act


def topic_for(item: AgendaItem, wanted: str) -> str:
    """The topic to vote on: the one named; what a charter paper decides is not for choice.

    Source: § 7 Abs. 3 GO NRW. Raises: InvalidInput.
    """
    topic = wanted or topic_of(item)
    if decides_charter(item) and topic != Vote.Topic.CHARTER:
        raise InvalidInput(
            _(
                "Über diese Vorlage wird als Hauptsatzung entschieden (§ 7 Abs. 3 GO NRW). "
                "Lassen Sie den Gegenstand, wie er ist."
            ),
            "topic",
        )
    return topic


def at_least(demanded: Act, wanted: str) -> str:
    """The majority to measure by: the one wanted, unless the law demands a stricter one.

    Raises: InvalidInput, LawUnknown.
    """
    least: str = demanded.decision.settled
    order = list(MAJORITIES)
    if wanted and order.index(wanted) < order.index(least):
        raise InvalidInput(
            _(
                "Diese Mehrheit reicht nicht (%(citation)s). %(says)s Wählen Sie sie, oder "
                "berichtigen Sie den Gegenstand."
            )
            % {"citation": demanded.citation, "says": demanded.decision.reasons[0].says},
            "majority",
        )
    return wanted or least


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
    counts = {"yes": tally.yes, "no": tally.no, "abstentions": tally.abstentions}
    return (dict.fromkeys(counts) if tally.unopposed else counts) | {
        "invalid": tally.invalid,
        "method": tally.method,
        "factions": [vars(part) for part in tally.factions],
    }
