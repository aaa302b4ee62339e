"""Which hour a record is kept at: now while the meeting is held, afterwards the last one kept."""

from datetime import datetime, timedelta

from django.db.models import DateTimeField, F, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from ratsverbund.council.meetings.models import Meeting

# An evening and the night after it; later on somebody enters what was written on paper.
EVENING = timedelta(hours=18)
# Apps that stand on meetings keep moments too; they are read by the names of their relations.
MOMENTS = ("attendances__arrived_at", "attendances__left_at", "entries__at",
           "items__votes__taken_at")  # fmt: skip


def afterwards(meeting: Meeting) -> bool:
    """Whether the record of a meeting is entered after it was held."""
    return timezone.now() >= meeting.starts_at + EVENING


def present_moment(meeting: Meeting) -> datetime:
    """Now, never before the beginning; of a meeting that is past, the last moment recorded."""
    if not afterwards(meeting):
        return max(timezone.now(), meeting.starts_at)
    last = meeting.last_moment if hasattr(meeting, "last_moment") else last_of(meeting)
    return max(last or meeting.starts_at, meeting.starts_at)


def last_of(meeting: Meeting) -> datetime | None:
    """The last moment recorded of a meeting; one statement."""
    found = Meeting.objects.filter(pk=meeting.pk).annotate(last_moment=last_moment())
    return found.values_list("last_moment", flat=True).first()


def last_moment(meeting: str = "pk") -> Greatest:
    """The last moment recorded of the outer row's meeting, as an expression of one statement."""
    return Greatest(*(latest(meeting, path) for path in MOMENTS))


def latest(meeting: str, path: str) -> Subquery:
    """The largest moment of the outer row's meeting at a path."""
    here = Meeting.objects.filter(pk=OuterRef(meeting)).order_by(F(path).desc(nulls_last=True))
    return Subquery(here.values(path)[:1], output_field=DateTimeField())
