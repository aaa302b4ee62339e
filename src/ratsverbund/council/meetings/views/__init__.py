"""The pages of meetings: list, agenda, attendance, course."""

from ratsverbund.council.meetings.views.attendance import attendance, exclude, leave, lift
from ratsverbund.council.meetings.views.course import cancel, close, open_now
from ratsverbund.council.meetings.views.meeting import agenda_pdf, meeting, reschedule
from ratsverbund.council.meetings.views.overview import calendar, meeting_list

__all__ = [
    "agenda_pdf",
    "attendance",
    "calendar",
    "cancel",
    "close",
    "exclude",
    "leave",
    "lift",
    "meeting",
    "meeting_list",
    "open_now",
    "reschedule",
]
