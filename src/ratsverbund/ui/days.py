"""Which days a form takes: none so far off that counting months from it leads nowhere."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST, LAST = 1800, 2199  # years


def near(day: date) -> None:
    """Refuse a day outside the years in which a council can mean one."""
    if not FIRST <= day.year <= LAST:
        raise ValidationError(
            _("Geben Sie ein Jahr zwischen %(first)s und %(last)s an.")
            % {"first": FIRST, "last": LAST},
            code="far",
        )


def bound() -> None:
    """Let every field for days and moments ask it, also those of models."""
    for field in (forms.DateField, forms.DateTimeField):
        field.default_validators = [near]
