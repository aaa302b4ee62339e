"""The hour of a moment as people write it, in the night when one happens twice too."""

from datetime import datetime

from ratsverbund.council.meetings.hours import ambiguous
from ratsverbund.kernel.calendar import BERLIN
from ratsverbund.ui.formats import write_time


def written(moment: datetime) -> str:
    """The hour of a moment; with summer or winter time where the clock alone says too little."""
    hour = write_time(moment)
    return f"{hour} ({moment.astimezone(BERLIN):%Z})" if ambiguous(moment) else hour
