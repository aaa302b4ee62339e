"""Who counts as present at a moment."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ratsverbund.council.meetings.models import Attendance
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.organizations.models import Membership


@dataclass(frozen=True)
class Presence:
    """Who is in the room and may vote, who of them is kept out, or has no vote on the matter."""

    present: int
    excluded: int
    expert_citizens: int
    barred: int = 0

    @property
    def entitled(self) -> int:
        """How many may vote on the item."""
        return self.present - self.excluded - self.barred


def count_presence(
    rows: Iterable[Attendance],
    at: datetime,
    excluded: Collection[int] = (),
    barred: Collection[int] = (),
) -> Presence:
    """Count those with a vote who are there, those kept out, and the expert citizens left.

    Whoever came twice counts once; a deputy counts as what the seat is. The barred are present,
    but the law gives them no vote on this matter.
    """
    there = there_at(rows, at)
    kept_out = {person for person in there if person in excluded}
    experts = sum(is_expert_citizen(row) for person, row in there.items() if person not in kept_out)
    voteless = {person for person in there if person in barred} - kept_out
    return Presence(len(there), len(kept_out), experts, len(voteless))


def there_at(rows: Iterable[Attendance], at: datetime) -> dict[int, Attendance]:
    """Those with a vote who had come and not left at a moment, by person."""
    return {
        row.person_id: row
        for row in rows
        if row.voting_right and row.arrived_at <= at and (row.left_at is None or row.left_at > at)
    }


def rows_of(organization: int, rows: Iterable[Attendance]) -> list[Attendance]:
    """The rows of those who sit or stand in for somebody in one of the organizations that meet.

    Whoever sits in several counts in each of them.
    """
    return [
        row
        for row in rows
        if (seat := row.membership or row.deputises_for) is not None
        and (
            (seat.organization_id == organization and held(seat, local_day(row.arrived_at)))
            or organization in row.sits_in  # type: ignore[attr-defined]
        )
    ]


def held(seat: Membership, day: date) -> bool:
    """Whether a seat was somebody's on a day; who gave it up before counts no more."""
    return seat.start <= day and (seat.end is None or day <= seat.end)


def is_expert_citizen(row: Attendance) -> bool:
    """Say whether somebody sits on the seat of an expert citizen (§ 58 Abs. 3 GO NRW)."""
    seat = row.membership or row.deputises_for
    return seat is not None and seat.role == Membership.Role.EXPERT_CITIZEN
