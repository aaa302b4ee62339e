"""The clock of a meeting in the night when an hour happens twice."""

from datetime import datetime, time, timedelta

from ratsverbund.kernel.calendar import BERLIN, local_day
from ratsverbund.ui.formats import write_time

NIGHT = time(2, 30)


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
