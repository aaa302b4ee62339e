"""What is typed about periods."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PeriodsForm(forms.Form):
    """The periods of a town; what is left empty is not assumed."""

    months = forms.IntegerField(
        label=_("Aufgaben sind auszuführen innerhalb von (Monate)"), required=False, min_value=1,
        max_value=60, help_text=_("Leer: Jede Aufgabe bekommt ihren Tag beim Übertragen."),
    )  # fmt: skip
    days_before = forms.IntegerField(
        label=_("Erinnerung vor der Frist (Tage)"), required=False, min_value=1, max_value=90
    )
    days_after = forms.IntegerField(
        label=_("Erinnerung nach der Frist (Tage)"), required=False, min_value=1, max_value=90,
        help_text=_("Am Tag der Frist wird immer erinnert."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Geregelt in"), max_length=200, required=False,
        help_text=_("zum Beispiel „Geschäftsordnung § 12“ oder „Dienstanweisung vom 01.03.2026“"),
    )  # fmt: skip
    appeal_days = forms.IntegerField(
        label=_("Einspruchsfrist bei Ausschussbeschlüssen (Tage nach dem Beschluss)"),
        required=False, min_value=1, max_value=90,
        help_text=_("§ 57 Abs. 4 GO NRW. Leer: Beschlüsse der Ausschüsse warten, bis die Frist "
                    "eingetragen ist."),
    )  # fmt: skip
    appeal_source = forms.CharField(
        label=_("Einspruchsfrist geregelt in"), max_length=200, required=False,
        help_text=_("zum Beispiel „Geschäftsordnung § 27“"),
    )  # fmt: skip
