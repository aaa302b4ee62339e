"""A wall clock time on a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ClockField(forms.TimeField):
    """A wall clock time, typed as 17:30."""

    widget = forms.TimeInput(format="%H:%M")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.input_type = "time"
        self.error_messages["invalid"] = _("Schreiben Sie die Uhrzeit wie 17:30.")
