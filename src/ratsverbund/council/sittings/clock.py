"""The clock of a meeting: past midnight, and in the night when an hour happens twice."""

from datetime import UTC, datetime, time, timedelta

from ratsverbund.kernel.calendar import BERLIN, local_day, local_moment
from ratsverbund.ui.formats import write_time

# Nobody meets before six hours ahead of the beginning: an earlier hour is the next morning's.
LEAD = timedelta(hours=6)
NIGHT = time(2, 30)


def moment_of(starts_at: datetime, clock: time, *, again: bool = False) -> datetime:
    """Read a clock time of a meeting as a moment.

    After midnight it is the next day; `again` means the second of two equal hours.
    """
    day = local_day(starts_at)
    if local_moment(day, clock) < starts_at - LEAD:
        day += timedelta(days=1)
    moment = datetime.combine(day, clock.replace(tzinfo=None, fold=int(again)), BERLIN)
    return moment.astimezone(UTC)


def ambiguous(moment: datetime) -> bool:
    """Whether the clock shows the hour of this moment twice in that night."""
    local = moment.astimezone(BERLIN).replace(tzinfo=BERLIN)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def has_double_hour(starts_at: datetime) -> bool:
    """Whether an hour happens twice on the day of a meeting or in the night after it."""
    day = local_day(starts_at)
    nights = (datetime.combine(d, NIGHT, BERLIN) for d in (day, day + timedelta(days=1)))
    return any(ambiguous(night) for night in nights)


def written(moment: datetime) -> str:
    """The hour of a moment; with summer or winter time where the clock alone says too little."""
    hour = write_time(moment)
    return f"{hour} ({moment.astimezone(BERLIN):%Z})" if ambiguous(moment) else hour
