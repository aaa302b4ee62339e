"""What is typed about appeals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.execution.forms import LONG, area


class AppealForm(forms.Form):
    """Who appealed, when, and why."""

    mayor = forms.TypedChoiceField(
        label=_("Einspruch eingelegt durch"), widget=forms.RadioSelect,
        choices=[("members", _("Mitglieder des Ausschusses")), ("mayor", _("Bürgermeisteramt"))],
        coerce=lambda word: word == "mayor",
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("Zahl der Ausschussmitglieder, die Einspruch einlegen"), required=False,
        min_value=0, max_value=200,
    )  # fmt: skip
    on = forms.DateField(label=_("Eingelegt am"), required=False)
    reason = forms.CharField(label=_("Begründung"), max_length=LONG, widget=area(4))

    def clean_members(self) -> int:
        """Nobody, where the field stays empty."""
        return self.cleaned_data["members"] or 0
