"""What a ballot means: the rule that decides it, put to the counts and the lots so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.law import Law
from ratsverbund.charter.rules.committee_members import JointFacts, joint_list
from ratsverbund.charter.rules.committee_seats import (
    Distribution,
    ListVotes,
    SeatFacts,
    committee_seats,
)
from ratsverbund.charter.rules.deputy_mayors import (
    DeputyMayorFacts,
    ElectionTerms,
    deputy_mayors,
)
from ratsverbund.charter.rules.election import Candidate, ElectionFacts, election
from ratsverbund.charter.rules.highest_averages import TurnFacts, deputy_order
from ratsverbund.council.elections.models import Election, Round
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, LawUnknown
from ratsverbund.people.bodies.queries import law_of

Result = Round.Result
Formula = Literal["", "hare_niemeyer", "dhondt", "sainte_lague"]


@dataclass(frozen=True)
class Tally:
    """The counts of one ballot by the name of the candidate or list."""

    votes: tuple[tuple[str, int], ...]
    yes: int = 0
    no: int = 0
    runoff: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a ballot ends in: who is elected or has how many seats, or between whom a lot goes."""

    result: str
    basis: Decision[Any]
    elected: tuple[str, ...] = ()
    seats: tuple[tuple[str, int], ...] = ()
    runoff: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


def law_for(found: Election) -> Law:
    """The law on the day of the meeting."""
    return law_of(found.item.meeting.body, day_of(found))


def terms_of(found: Election, proposed: int = 0) -> Decision[ElectionTerms] | None:
    """What the law asks of an election of deputies of the mayor; none for other elections."""
    if found.kind not in (Election.Kind.DEPUTY_MAYORS, Election.Kind.DEPUTY_MAYOR):
        return None
    return deputy_mayors(law_for(found), DeputyMayorFacts(proposed))


def day_of(found: Election) -> date:
    """The day of the meeting that elects."""
    return local_day(found.item.meeting.starts_at)


def outcome(found: Election, tally: Tally, drawn: Sequence[str]) -> Outcome:
    """Decide a ballot by the law of its day and the lots drawn on it. Raises: LawUnknown."""
    law = law_for(found)
    if found.method == Election.Method.JOINT:
        return joint(found, law, tally)
    if found.kind == Election.Kind.DEPUTY_MAYORS:
        return deputies(found, law, tally, drawn)
    if found.method == Election.Method.LISTS:
        return proportion(found, law, tally, drawn)
    return single(law, tally, drawn)


def single(law: Law, tally: Tally, drawn: Sequence[str]) -> Outcome:
    """Elect one of several persons: majority, run-off of the two best, lot."""
    facts = ElectionFacts(
        tuple(Candidate(name, votes) for name, votes in tally.votes),
        no_votes=tally.no,
        runoff=tally.runoff,
    )
    decision = election(law, facts)
    found = decision.settled
    if found.elected:
        return Outcome(Result.ELECTED, decision, (found.elected,))
    if found.lot:
        if drawn:
            return Outcome(Result.ELECTED, decision, (drawn[0],))
        return Outcome(Result.LOT, decision, between=found.lot)
    if len(found.runoff) > 2:
        return places_in_runoff(decision, dict(tally.votes), found.runoff, drawn)
    if found.runoff:
        return Outcome(Result.RUNOFF, decision, runoff=found.runoff)
    return Outcome(Result.FAILED, decision)


def places_in_runoff(
    decision: Decision[Any], votes: dict[str, int], names: Sequence[str], drawn: Sequence[str]
) -> Outcome:
    """Draw lots for the second place where more than two could enter the run-off."""
    least = min(votes[name] for name in names)
    sure = [name for name in names if votes[name] > least]
    through = (*sure, *drawn)
    if len(through) == 2:
        return Outcome(Result.RUNOFF, decision, runoff=through)
    between = tuple(name for name in names if name not in through)
    return Outcome(Result.LOT, decision, between=between)


def joint(found: Election, law: Law, tally: Tally) -> Outcome:
    """Adopt or refuse one proposal for all seats."""
    facts = JointFacts(tally.yes, tally.no, all_factions=carried_by_all(found))
    decision = joint_list(law, facts)
    return Outcome(Result.ELECTED if decision.settled else Result.FAILED, decision)


def carried_by_all(found: Election) -> bool:
    """Whether every Fraktion of the body is among those who proposed."""
    factions = found.item.meeting.body.organizations.filter(organization_type="faction", end=None)
    proposing = found.nominations.exclude(faction=None).values("faction")
    return not factions.exclude(pk__in=proposing).exists()


def deputies(found: Election, law: Law, tally: Tally, drawn: Sequence[str]) -> Outcome:
    """Share out the deputies of the mayor in the order of highest averages."""
    decision = deputy_order(law, TurnFacts(found.seats, list_votes(tally), tuple(drawn)))
    order = decision.settled
    names = tuple(turn.name for turn in order.turns)
    seats = tuple((name, names.count(name)) for name, _votes in tally.votes)
    if order.tie:
        return Outcome(Result.LOT, decision, between=order.tie)
    return Outcome(Result.ELECTED, decision, names, seats)


def proportion(found: Election, law: Law, tally: Tally, drawn: Sequence[str]) -> Outcome:
    """Share out the seats of a committee over the lists; equal remainders wait for lots."""
    facts = SeatFacts(found.seats, list_votes(tally), cast("Formula", found.formula))
    decision = committee_seats(law, facts)
    if not decision.known:
        raise LawUnknown(
            _(
                "Nach welchem Verfahren die Sitze verteilt werden, ist für diesen Tag nicht "
                "erfasst (%(citation)s). Legen Sie das Verfahren mit seinem Grund fest."
            )
            % {"citation": decision.citation or "§ 50 Abs. 3 GO NRW"}
        )
    shares: Distribution = decision.settled
    tied = shares.tie
    if tied and len(drawn) < tied.seats:
        left = tuple(name for name in tied.lists if name not in drawn)
        return Outcome(Result.LOT, decision, between=left)
    seats = tuple((one.name, one.seats + list(drawn).count(one.name)) for one in shares.seats)
    return Outcome(Result.ELECTED, decision, seats=seats)


def list_votes(tally: Tally) -> tuple[ListVotes, ...]:
    """The votes as the rules ask for them. Raises: InvalidInput."""
    if not sum(votes for _name, votes in tally.votes):
        raise InvalidInput(_("Keine Liste hat eine Stimme. Prüfen Sie die Zahlen."))
    return tuple(ListVotes(name, votes) for name, votes in tally.votes)
