"""Which hour a record is kept at: the one typed, now while a meeting is held, or the last."""

from datetime import UTC, datetime, time, timedelta

from django.db.models import DateTimeField, F, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import BERLIN, local_day, local_moment
from ratsverbund.kernel.errors import InvalidInput

# An evening and the night after it; later on somebody enters what was written on paper.
EVENING = timedelta(hours=18)
# Nobody meets before six hours ahead of the beginning: an earlier hour is the next morning's.
LEAD = timedelta(hours=6)
# Apps that stand on meetings keep moments too; they are read by the names of their relations.
MOMENTS = ("attendances__arrived_at", "attendances__left_at", "entries__at",
           "items__votes__taken_at")  # fmt: skip


def moment_of(starts_at: datetime, clock: time, *, again: bool = False) -> datetime:
    """Read a clock time of a meeting as a moment.

    After midnight it is the next day; `again` means the second of two equal hours.
    Raises: InvalidInput for an hour that the clock skips in that night.
    """
    day, clock = local_day(starts_at), clock.replace(tzinfo=None, fold=int(again))
    if local_moment(day, clock) < starts_at - LEAD:
        day += timedelta(days=1)
    moment = datetime.combine(day, clock, BERLIN).astimezone(UTC)
    if moment.astimezone(BERLIN).time() != clock:
        raise InvalidInput(
            _(
                "Diese Uhrzeit gibt es in dieser Nacht nicht: Die Uhr springt von 2 auf 3 Uhr. "
                "Prüfen Sie die Angabe."
            ),
            "at",
        )
    return moment


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
