"""Named reads about meetings: who counts as present, and what a body's number is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from ratsverbund.council.meetings.models import AgendaItem, Attendance, Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.bodies.queries import term_of
from ratsverbund.people.organizations.models import Membership, Organization


@dataclass(frozen=True)
class Presence:
    """Who is in the room and may vote, and who of them is kept out of the item."""

    present: int
    excluded: int
    expert_citizens: int

    @property
    def entitled(self) -> int:
        """How many may vote on the item."""
        return self.present - self.excluded


def statutory_number(meeting: Meeting) -> int:
    """The statutory number of members of the meeting's organization on its day.

    The council's is the term's (§ 40 Abs. 2 GO NRW), a committee's its seats.
    Raises: LawUnknown.
    """
    organization = meeting.organization
    if organization.organization_type == Organization.Type.COUNCIL:
        term = term_of(meeting.body, local_day(meeting.starts_at))
        if term is not None:
            return term.statutory_members
    elif organization.seats:
        return organization.seats
    raise LawUnknown(
        f"Für {organization} ist die gesetzliche Mitgliederzahl an diesem Tag nicht erfasst. "
        "Tragen Sie die Wahlperiode oder die Zahl der Sitze ein."
    )


def presence(item: AgendaItem, at: datetime) -> Presence:
    """Count who may vote on an item at a moment; excluded members are named apart."""
    excluded = item.exclusions.values("person")
    counts = Attendance.objects.filter(
        Q(left_at=None) | Q(left_at__gt=at),
        meeting=item.meeting_id,
        voting_right=True,
        arrived_at__lte=at,
    ).aggregate(
        present=Count("person", distinct=True),
        excluded=Count("person", distinct=True, filter=Q(person__in=excluded)),
        expert_citizens=Count(
            "person",
            distinct=True,
            filter=Q(membership__role=Membership.Role.EXPERT_CITIZEN) & ~Q(person__in=excluded),
        ),
    )
    return Presence(**counts)
