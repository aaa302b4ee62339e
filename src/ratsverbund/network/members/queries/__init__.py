"""Named reads about networks and members: lists, mandates, choices, and what is due."""

from ratsverbund.network.members.queries.choices import (
    chosen_delegate,
    delegates,
    in_list,
    member_with_choices,
)
from ratsverbund.network.members.queries.due import due, questions
from ratsverbund.network.members.queries.lists import (
    assessments_for,
    assessments_of,
    inside,
    joined_per_year,
    member_for,
    members_of,
    network_for,
    networks_for,
    open_to,
    scales_of,
)
from ratsverbund.network.members.queries.mandates import (
    Mandate,
    Resolved,
    delegate_on,
    earliest_end,
    mandates_of,
    resolved_on,
    written,
)

__all__ = [
    "Mandate",
    "Resolved",
    "assessments_for",
    "assessments_of",
    "chosen_delegate",
    "delegate_on",
    "delegates",
    "due",
    "earliest_end",
    "in_list",
    "inside",
    "joined_per_year",
    "mandates_of",
    "member_for",
    "member_with_choices",
    "members_of",
    "network_for",
    "networks_for",
    "open_to",
    "questions",
    "resolved_on",
    "scales_of",
    "written",
]
