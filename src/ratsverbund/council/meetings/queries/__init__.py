"""Named reads about meetings: lists, pages, who is there, what the law says."""

from ratsverbund.council.access import (
    closed_part,
    items_known,
    items_visible,
    preparing,
    unissued,
    visible,
    within,
)
from ratsverbund.council.meetings.queries.clock import (
    afterwards,
    last_moment,
    moment_of,
    present_moment,
)
from ratsverbund.council.meetings.queries.due import due
from ratsverbund.council.meetings.queries.law import (
    MEETS,
    invitation_deadline,
    organizations_of,
    quorum_of,
    quorum_shown,
    statutory_number,
    steps_fixed,
    term_members,
    vote_barred,
)
from ratsverbund.council.meetings.queries.lists import (
    choosable_organizations,
    meetings_for,
)
from ratsverbund.council.meetings.queries.pages import agenda, items_of, one_meeting
from ratsverbund.council.meetings.queries.presence import (
    Presence,
    count_presence,
    rows_of,
    there_at,
)
from ratsverbund.council.meetings.queries.seats import Seat, attendances_of, party_of, seats_of

__all__ = [
    "MEETS",
    "Presence",
    "Seat",
    "afterwards",
    "agenda",
    "attendances_of",
    "choosable_organizations",
    "closed_part",
    "count_presence",
    "due",
    "invitation_deadline",
    "items_known",
    "items_of",
    "items_visible",
    "last_moment",
    "meetings_for",
    "moment_of",
    "one_meeting",
    "organizations_of",
    "party_of",
    "preparing",
    "present_moment",
    "quorum_of",
    "quorum_shown",
    "rows_of",
    "seats_of",
    "statutory_number",
    "steps_fixed",
    "term_members",
    "there_at",
    "unissued",
    "visible",
    "vote_barred",
    "within",
]
