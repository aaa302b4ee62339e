"""Shape of an hour of a meeting: where the clock shows it twice in a night, it asks which."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.queries import moment_of
from ratsverbund.kernel.calendar import BERLIN, local_day
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.ui.formats import write_time

NIGHT = time(2, 30)
TWICE = [
    ("", _("– bitte wählen –")),
    ("first", _("das erste Mal, Sommerzeit")),
    ("second", _("das zweite Mal, Winterzeit")),
]


def ambiguous(moment: datetime) -> bool:
    """Whether the clock shows the hour of this moment twice in that night."""
    local = moment.astimezone(BERLIN).replace(tzinfo=BERLIN)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def has_double_hour(starts_at: datetime) -> bool:
    """Whether an hour happens twice on the day of a meeting or in the night after it."""
    day = local_day(starts_at)
    nights = (datetime.combine(d, NIGHT, BERLIN) for d in (day, day + timedelta(days=1)))
    return any(ambiguous(night) for night in nights)


class HourFields(forms.Form):
    """A form with an hour of a meeting."""

    again = forms.ChoiceField(label=_("Welche Stunde?"), required=False, choices=TWICE)

    def hold_hours(self, starts_at: datetime, *, asks: bool = True) -> None:
        """Ask which of two hours only in the night in which there are two."""
        self.starts_at = starts_at
        if not asks or not has_double_hour(starts_at):
            del self.fields["again"]

    def moment_at(self, clock: time) -> datetime:
        """The hour as a moment of the meeting. Raises: InvalidInput."""
        again = self.cleaned_data.get("again", "")
        moment = moment_of(self.starts_at, clock, again=again == "second")
        if ambiguous(moment) and not again:
            said: Any = _(
                "Diese Uhrzeit gibt es in dieser Nacht zweimal: %(time)s Sommerzeit und eine "
                "Stunde später %(time)s Winterzeit. Wählen Sie, welche."
            )
            raise InvalidInput(said % {"time": write_time(moment)}, "again")
        return moment
