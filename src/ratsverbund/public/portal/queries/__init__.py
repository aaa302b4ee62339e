"""What strangers may read, asked through the public door: it hides what is not published."""

from ratsverbund.public.portal.queries.choices import seats_of_consultation
from ratsverbund.public.portal.queries.followup import (
    newest_press_notes,
    press_note_page,
    press_notes,
)
from ratsverbund.public.portal.queries.meetings import (
    calendar_of,
    handout,
    meeting_page,
    meetings,
)
from ratsverbund.public.portal.queries.networks import member_page, network_page, networks
from ratsverbund.public.portal.queries.news import latest
from ratsverbund.public.portal.queries.papers import (
    attachment,
    newest_papers,
    paper_page,
    papers,
    tombstone_of,
)
from ratsverbund.public.portal.queries.places import (
    bodies_and_networks,
    body_of,
    body_page,
    members_of,
    organization_page,
)
from ratsverbund.public.portal.queries.resolutions import resolution_page, resolutions

__all__ = [
    "attachment",
    "bodies_and_networks",
    "body_of",
    "body_page",
    "calendar_of",
    "handout",
    "latest",
    "meeting_page",
    "meetings",
    "member_page",
    "members_of",
    "network_page",
    "networks",
    "newest_papers",
    "newest_press_notes",
    "organization_page",
    "paper_page",
    "papers",
    "press_note_page",
    "press_notes",
    "resolution_page",
    "resolutions",
    "seats_of_consultation",
    "tombstone_of",
]
