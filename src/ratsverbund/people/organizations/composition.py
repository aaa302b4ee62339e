"""Whether somebody may sit in a committee: as council member, expert citizen or adviser."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ratsverbund.charter.engine import Decision, Law
from ratsverbund.charter.rules.committee_members import CommitteeFacts, committee_members
from ratsverbund.charter.rules.monument_experts import (
    ExpertFacts,
    ExpertRights,
    monument_experts,
)
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Membership, Organization

EXPERT = Membership.Role.EXPERT_CITIZEN


def objection(seat: Membership, others: Iterable[Membership], *, on_council: bool | None) -> str:
    """Why somebody cannot take a seat in a committee beside the others there, with the norm.

    Experts with a vote are expert citizens, those without advise on monuments; who else votes
    sits in the council (`on_council` is none where no seats of a council are known).
    Source: § 58 Abs. 3 GO NRW and the charter's norm on tasks under the monument act.
    """
    organization = seat.organization
    if organization.organization_type != Organization.Type.COMMITTEE:
        return ""
    others = list(others)
    for day in days(seat, others):
        there = [seat, *(each for each in others if runs(each, day))]
        law = law_of(organization.body, day)
        if seat.voting_right or (seat.role == EXPERT and on_council):
            seated = membership_of(seat, there, law, on_council)
            if seated.known and not seated.settled:
                return told(seated)
        if seat.role == EXPERT and not seat.voting_right:
            advice = advice_of(there, law)
            if advice.known and not advice.settled.admissible:
                return told(advice)
    return ""


def membership_of(
    seat: Membership, there: list[Membership], law: Law, on_council: bool | None
) -> Decision[bool]:
    """Hold voting experts against the council members, free seats counted as theirs.

    A special statute may seat members who are not on the council.
    """
    expert, bound = seat.role == EXPERT, not seat.organization.special_statute
    member = seat.voting_right and not expert
    voting = [each for each in there if each.voting_right]
    experts = sum(each.role == EXPERT for each in voting)
    places = max(seat.organization.seats or 2 * experts + 1, len(voting))
    facts = CommitteeFacts(
        places - experts,
        experts if expert and seat.voting_right else 0,
        main_committee=seat.organization.task == Organization.Task.MAIN,
        experts_on_council=int(not member and on_council is True),
        members_off_council=int(member and bound and on_council is False),
    )
    return committee_members(law, facts)


def advice_of(there: list[Membership], law: Law) -> Decision[ExpertRights]:
    """Hold the experts without a vote against the number the charter admits."""
    experts = sum(each.role == EXPERT and not each.voting_right for each in there)
    members = sum(each.voting_right for each in there)
    return monument_experts(law, ExpertFacts(experts, members=members))


def told(decision: Decision[Any]) -> str:
    """What the law says against a seat, with its norm."""
    return f"{' '.join(reason.says for reason in decision.reasons)} ({decision.citation})"


def days(seat: Membership, others: list[Membership]) -> Iterator[date]:
    """The days of a seat on which more sit there than before."""
    yield seat.start
    for day in sorted({each.start for each in others}):
        if day > seat.start and runs(seat, day):
            yield day


def runs(seat: Membership, day: date) -> bool:
    """Say whether a seat runs on a day."""
    return seat.start <= day and (seat.end is None or day <= seat.end)
