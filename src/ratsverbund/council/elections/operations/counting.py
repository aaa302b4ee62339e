"""Ballots and lots of an election, and their correction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.majority import without_vote
from ratsverbund.council.decisions.operations.counting import check_quorum
from ratsverbund.council.decisions.queries import alone, deciding, presence_at
from ratsverbund.council.decisions.queries import voters as arrivals_of
from ratsverbund.council.elections.ballots import Outcome, Tally, outcome
from ratsverbund.council.elections.models import Count, Election, Lot, Nomination, Round
from ratsverbund.council.elections.operations.preparing import locked
from ratsverbund.council.elections.policies import may_count
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import count_presence, present_moment
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.persons.models import Person

Kind, Method, State = Election.Kind, Election.Method, Election.State
# What is elected, as the rule about the mayor's vote knows it.
SUBJECTS = {Kind.COMMITTEE: "committee_seats", Kind.SEAT: "committee_seats", Kind.CHAIR: "chairs"}
NEXT = {
    Round.Result.ELECTED: State.ELECTED,
    Round.Result.RUNOFF: State.BALLOTING,
    Round.Result.LOT: State.LOT,
    Round.Result.FAILED: State.FAILED,
}


@operation("elections.open_ballot")
def open_ballot(election: Election, *, actor: Any) -> Election:
    """Open the ballot: the proposals are closed from now on.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    election = counting(election, actor)
    if not election.nominations.filter(standing=True).exists():
        raise InvalidInput(_("Es gibt keinen Wahlvorschlag. Tragen Sie mindestens einen ein."))
    change = advance(election, State.BALLOTING)
    record(open_ballot, election, actor=actor, change=change)
    return election


@operation("elections.count_ballot")
def count_ballot(
    election: Election,
    votes: Mapping[int, int],
    *,
    number: int,
    actor: Any,
    yes: int = 0,
    no: int = 0,
    abstentions: int = 0,
    invalid: int = 0,
    at: datetime | None = None,
) -> Round:
    """Record the counts of a ballot, by the id of candidate or list; the law says what follows.

    `number` is the ballot the counts are of, so that nobody takes them for the next one; `yes`
    is for one joint proposal. More ballots than there are voters are refused.
    Source: § 50 Abs. 2 und 3, § 67 Abs. 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, Conflict, InvalidInput, RuleViolated, LawUnknown.
    """
    election = counting(election, actor)
    if election.state != State.BALLOTING or number != valid_rounds(election).count() + 1:
        raise Conflict(
            _("Dieser Wahlgang ist schon ausgezählt oder nicht eröffnet. Laden Sie die Seite neu.")
        )
    at = at or present_moment(election.item.meeting)
    check_votes(election, votes)
    fresh = Round(
        election=election,
        number=number,
        runoff=valid_rounds(election).filter(result=Round.Result.RUNOFF).exists(),
        secret=election.secret,
        present=voters(election, at),
        ballots=sum(votes.values()) + yes + no + abstentions + invalid,
        no=no,
        abstentions=abstentions,
        invalid=invalid,
        taken_at=at,
    )
    found, change = keep(election, fresh, votes, yes)
    record(count_ballot, fresh, actor=actor, change=change, basis=found.basis)
    return fresh


@operation("elections.correct_ballot")
def correct_ballot(
    before: Round,
    votes: Mapping[int, int],
    reason: str,
    *,
    actor: Any,
    yes: int = 0,
    no: int = 0,
    abstentions: int = 0,
    invalid: int = 0,
) -> Round:
    """Correct the last ballot by a new entry; the old one stays, its lots are void.

    Raises: NotAllowed, IllegalTransition, Conflict, InvalidInput, RuleViolated, LawUnknown.
    """
    election = counting(before.election, actor)
    before = Round.objects.select_for_update(of=("self",)).get(pk=before.pk)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Berichtigung."), "reason")
    if before.corrected or valid_rounds(election).last() != before:
        raise Conflict(_("Berichtigt wird nur der letzte gültige Wahlgang. Laden Sie neu."))
    amend(before, corrected=True, correction_reason=reason.strip())
    before.lots.update(void=True)
    election.nominations.update(place=None)
    election.lists.update(seats=None)
    counted = before.counts.exclude(nomination=None).values("nomination")
    Nomination.objects.filter(pk__in=counted).update(standing=True)
    if election.state != State.BALLOTING:
        advance(election, State.BALLOTING)
    check_votes(election, votes)
    fresh = Round(
        election=election,
        number=before.number,
        runoff=before.runoff,
        secret=before.secret,
        present=before.present,
        ballots=sum(votes.values()) + yes + no + abstentions + invalid,
        no=no,
        abstentions=abstentions,
        invalid=invalid,
        taken_at=before.taken_at,
    )
    found, change = keep(election, fresh, votes, yes)
    record(correct_ballot, fresh, actor=actor, change=change, basis=found.basis, reason=reason)
    return fresh


@operation("elections.draw_lot")
def draw_lot(
    election: Election,
    winner: str,
    *,
    drawn_by: Person,
    witnesses: str,
    actor: Any,
    procedure: str = "",
    at: datetime | None = None,
) -> Lot:
    """Record a lot that was drawn in the room: who drew, before whom, on whom it fell.

    The house never draws. Source: § 50 Abs. 2 Satz 3, Abs. 3 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    election = counting(election, actor)
    last = valid_rounds(election).last()
    if election.state != State.LOT or last is None:
        raise IllegalTransition(_("Hier ist kein Los zu ziehen. Laden Sie die Seite neu."))
    between = pending_lot(election, last, drawn(last))
    if winner not in between:
        raise InvalidInput(
            _("Gezogen wird zwischen %(names)s.") % {"names": ", ".join(between)}, "winner"
        )
    if not witnesses.strip():
        raise InvalidInput(_("Nennen Sie, vor wem das Los gezogen wurde."), "witnesses")
    lot = Lot.objects.create(
        round=last,
        between=list(between),
        winner=winner,
        drawn_by=drawn_by,
        witnesses=witnesses.strip(),
        procedure=procedure.strip(),
        drawn_at=at or present_moment(election.item.meeting),
    )
    found = outcome(election, tally_of(election, last), drawn(last))
    amend(last, result=found.result)
    change = apply(election, found)
    change["winner"] = [None, winner]
    record(draw_lot, lot, actor=actor, change=change, basis=found.basis)
    return lot


def counting(election: Election, actor: Any) -> Election:
    """Lock an election of a running meeting for the keeper of its record."""
    election = locked(election)
    require(may_count, actor, election)
    if election.item.meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            _("Gewählt wird, während die Sitzung läuft. Eröffnen Sie die Sitzung zuerst.")
        )
    return election


def valid_rounds(election: Election) -> Any:
    """The ballots that count, in their order."""
    return election.rounds.filter(corrected=False).order_by("number")


def check_votes(election: Election, votes: Mapping[int, int]) -> None:
    """Refuse counts for others than those who stand. Raises: InvalidInput."""
    if set(votes) != set(choices(election)):
        raise InvalidInput(_("Geben Sie die Stimmen für alle an, die zur Wahl stehen."))


def choices(election: Election) -> dict[int, str]:
    """What can be ticked in the next ballot: lists or persons by id, each with its own name."""
    if election.method == Method.LISTS:
        return dict(election.lists.values_list("pk", "name"))
    if election.method == Method.JOINT:
        return {}
    standing = election.nominations.filter(standing=True).select_related("person")
    return labels(list(standing))


def labels(nominations: list[Nomination]) -> dict[int, str]:
    """Names by id; of two with one name the later gets its number."""
    found: dict[int, str] = {}
    for each in nominations:
        name = str(each.person)
        found[each.pk] = f"{name} ({each.order})" if name in found.values() else name
    return found


def voters(election: Election, at: datetime) -> int:
    """How many may vote at a moment: not the excluded, nor the mayor on committees.

    Raises: RuleViolated, LawUnknown.
    """
    item = election.item
    check_quorum(alone(item.meeting, deciding(item)), presence_at(item, at))
    return entitled(election, at)


def entitled(election: Election, at: datetime) -> int:
    """Those in the room with a vote on this election."""
    item, meeting = election.item, election.item.meeting
    organization = deciding(item)
    kept_out = set(item.exclusions.values_list("person", flat=True))
    barred = without_vote(meeting, organization, SUBJECTS.get(Kind(election.kind), "other"))
    return count_presence(arrivals_of(item, organization), at, kept_out, barred).entitled


def voters_now(election: Election) -> int:
    """How many of those in the room may vote at this moment; before the meeting, nobody."""
    return entitled(election, present_moment(election.item.meeting))


def keep(
    election: Election, fresh: Round, votes: Mapping[int, int], yes: int
) -> tuple[Outcome, Change]:
    """Write a ballot with its counts and what follows from it. Raises: InvalidInput."""
    if fresh.ballots > fresh.present:
        raise InvalidInput(
            _(
                "%(ballots)s Stimmen sind mehr als die %(present)s anwesenden Stimmberechtigten. "
                "Zählen Sie nach oder prüfen Sie die Anwesenheit."
            )
            % {"ballots": fresh.ballots, "present": fresh.present}
        )
    names = choices(election)
    tally = Tally(
        tuple((name, votes[key]) for key, name in names.items()), yes, fresh.no, fresh.runoff
    )
    found = outcome(election, tally, ())
    fresh.result = found.result
    fresh.basis = found.basis.as_json()
    fresh.save()
    which = "candidate_list_id" if election.method == Method.LISTS else "nomination_id"
    Count.objects.bulk_create(Count(round=fresh, votes=votes[key], **{which: key}) for key in names)
    change = apply(election, found)
    return found, {**change, "votes": dict(tally.votes), "no": fresh.no, "ballots": fresh.ballots}


def tally_of(election: Election, found: Round) -> Tally:
    """The counts of a ballot as they were recorded."""
    counts = list(found.counts.select_related("candidate_list", "nomination__person"))
    if election.method == Method.LISTS:
        votes = tuple((str(count.candidate_list), count.votes) for count in counts)
    else:
        names = labels([count.nomination for count in counts if count.nomination])
        votes = tuple((names[count.nomination_id or 0], count.votes) for count in counts)
    return Tally(votes, 0, found.no, found.runoff)


def drawn(found: Round) -> list[str]:
    """The lots drawn on a ballot, in their order."""
    return list(found.lots.filter(void=False).order_by("pk").values_list("winner", flat=True))


def pending_lot(election: Election, last: Round, lots: list[str]) -> tuple[str, ...]:
    """Between whom the next lot is drawn, after these."""
    return outcome(election, tally_of(election, last), lots).between


def apply(election: Election, found: Outcome) -> Change:
    """Write what follows from a ballot: who is elected, who stays for the run-off."""
    if found.result == Round.Result.RUNOFF:
        names = choices(election)
        out = [key for key, name in names.items() if name not in found.runoff]
        election.nominations.filter(pk__in=out).update(standing=False)
    if found.result == Round.Result.ELECTED:
        elect(election, found)
    state = NEXT[Round.Result(found.result)]
    return advance(election, state)


def elect(election: Election, found: Outcome) -> None:
    """Give each of those elected a place, lists in the order of their names."""
    shares = dict(found.seats)
    for each in election.lists.all():
        amend(each, seats=shares[each.name])
    for place, nomination in enumerate(winners(election, found, shares), 1):
        amend(nomination, place=place)


def winners(election: Election, found: Outcome, shares: Mapping[str, int]) -> list[Nomination]:
    """Those elected, in order."""
    standing = list(election.nominations.filter(standing=True).select_related("candidate_list"))
    if election.method == Method.JOINT:
        return standing
    if election.method == Method.BALLOT:
        names = choices(election)
        return [each for each in standing if names[each.pk] in found.elected]
    waiting = {
        name: [each for each in standing if str(each.candidate_list) == name] for name in shares
    }
    if found.elected:  # deputies: first, second by the order of highest averages
        return [waiting[name].pop(0) for name in found.elected if waiting[name]]
    return [each for name, seats in shares.items() for each in waiting[name][:seats]]
