"""Shape of what is typed during a meeting: every form acts once, at a moment."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.hours import HourFields
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import afterwards, present_moment
from ratsverbund.ui.clock import ClockField

DAY = 24 * 60 * 60 * 1000  # milliseconds


class ActForm(HourFields):
    """A button of the cockpit: its key lets it act once, the item is the one it stands at.

    `waited` says for how many milliseconds it could not be sent: it happened that long ago.
    """

    asks = False  # whether the hour can be typed here, and so which of two is meant

    key = forms.UUIDField(widget=forms.HiddenInput)
    act = forms.CharField(max_length=30, widget=forms.HiddenInput)
    item = forms.IntegerField(required=False, widget=forms.HiddenInput)
    at = ClockField(required=False, widget=forms.HiddenInput)
    waited = forms.IntegerField(
        required=False, min_value=0, max_value=DAY, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.hold_hours(meeting.starts_at, asks=self.asks)

    def moment(self) -> datetime:
        """When it happened; an hour that comes twice asks which. Raises: InvalidInput."""
        start, typed = self.meeting.starts_at, self.cleaned_data["at"]
        if typed is None:
            return max(start, present_moment(self.meeting) - self.delay())
        return self.moment_at(typed)

    def delay(self) -> timedelta:
        """For how long the button waited to be sent; what is entered afterwards has no hurry."""
        waited = self.cleaned_data["waited"] or 0
        return timedelta() if afterwards(self.meeting) else timedelta(milliseconds=waited)


class WhyForm(ActForm):
    """A button that may be given a reason."""

    reason = forms.CharField(label=_("Grund"), required=False, max_length=400)


class TimedForm(ActForm):
    """A button with the hour it happened; empty means now, or the last one of a past meeting."""

    asks = True
    at = ClockField(label=_("Uhrzeit, leer heißt jetzt"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if afterwards(self.meeting):
            self.fields["at"].label = _("Uhrzeit")


class CloseForm(TimedForm):
    """The end of the meeting."""

    adjourn_open = forms.BooleanField(label=_("Offene Punkte vertagen"), required=False)


class HourForm(forms.Form):
    """The hour at which a past meeting is being entered."""

    zeit = ClockField(label=_("Uhrzeit"), required=False)


class NoteForm(forms.Form):
    """The clerk's note on an item; typed offline, it may arrive when the next one is called."""

    note = forms.CharField(
        label=_("Mitschrift"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    item = forms.IntegerField(widget=forms.HiddenInput, required=False)
