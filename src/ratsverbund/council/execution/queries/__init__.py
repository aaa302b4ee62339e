"""Named reads about tasks, objections, urgent decisions and what the public is told."""

from ratsverbund.council.execution.queries.due import questions
from ratsverbund.council.execution.queries.lists import (
    Figures,
    executions_for,
    figures,
    meetings_to_tell,
    narrowed,
    objections_for,
    one_execution,
    press_notes_for,
    resolutions_for,
    sessions_of,
    urgent_for,
)
from ratsverbund.council.execution.queries.places import (
    coming_meetings,
    councils_and_committees,
    next_meeting,
    office_named,
    offices_at,
    repealing,
)
from ratsverbund.council.execution.queries.reminders import (
    bodies_to_remind,
    controlled_bodies,
    reminder_days,
    staff_of,
)
from ratsverbund.council.execution.queries.residents import (
    GENERAL,
    headings_of,
    information_due,
    vote_warning,
)

__all__ = [
    "GENERAL",
    "Figures",
    "bodies_to_remind",
    "coming_meetings",
    "controlled_bodies",
    "councils_and_committees",
    "executions_for",
    "figures",
    "headings_of",
    "information_due",
    "meetings_to_tell",
    "narrowed",
    "next_meeting",
    "objections_for",
    "office_named",
    "offices_at",
    "one_execution",
    "press_notes_for",
    "questions",
    "reminder_days",
    "repealing",
    "resolutions_for",
    "sessions_of",
    "staff_of",
    "urgent_for",
    "vote_warning",
]
