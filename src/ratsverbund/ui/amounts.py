"""A form field for amounts of money."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.money import format_euro, parse_euro


class EuroField(forms.CharField):
    """An amount in EUR as Germans type it: 2.000,00 or 2000."""

    def to_python(self, value: Any) -> Any:
        """Read the amount; None when nothing was typed."""
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return parse_euro(typed)
        except InvalidInput as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a stored amount as people write it."""
        return format_euro(value).removesuffix("€").strip() if isinstance(value, Decimal) else value
