"""Named reads about meetings: lists, pages, who is there, what the law says."""

from ratsverbund.council.meetings.queries.due import due
from ratsverbund.council.meetings.queries.law import (
    MEETS,
    invitation_deadline,
    quorum_of,
    quorum_shown,
    statutory_number,
    term_members,
)
from ratsverbund.council.meetings.queries.lists import (
    Candidate,
    candidates,
    choosable_organizations,
    meetings_for,
    visible,
)
from ratsverbund.council.meetings.queries.pages import agenda, items_of, one_meeting
from ratsverbund.council.meetings.queries.presence import (
    Presence,
    count_presence,
    presence,
    there_at,
)
from ratsverbund.council.meetings.queries.seats import Seat, attendances_of, seats_of

__all__ = [
    "MEETS",
    "Candidate",
    "Presence",
    "Seat",
    "agenda",
    "attendances_of",
    "candidates",
    "choosable_organizations",
    "count_presence",
    "due",
    "invitation_deadline",
    "items_of",
    "meetings_for",
    "one_meeting",
    "presence",
    "quorum_of",
    "quorum_shown",
    "seats_of",
    "statutory_number",
    "term_members",
    "there_at",
    "visible",
]
