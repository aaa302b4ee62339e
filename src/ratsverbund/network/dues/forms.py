"""Shape and syntax of what is typed about dues."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ratsverbund.network.dues.models import DuesMeasure, DuesScale
from ratsverbund.people.bodies.models import Body
from ratsverbund.ui.amounts import EuroField

STEPS = 6
LARGEST = 99_999_999
DECIDED = _("Beschlossen durch")
DECIDED_HINT = _("Wer es wann beschlossen hat, zum Beispiel „Mitgliederversammlung, 12.03.2024“.")


class InhabitantsField(forms.CharField):
    """A number of inhabitants, with or without points between thousands."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        bare = re.sub(r"[.\s]", "", typed)
        if not bare.isascii() or not bare.isdecimal() or not 0 < int(bare) <= LARGEST:
            raise ValidationError(
                _("„%(typed)s“ ist keine Einwohnerzahl. Bitte zum Beispiel 100.000 eingeben.")
                % {"typed": typed[:40]}
            )
        return int(bare)


class ScaleForm(forms.Form):
    """A scale with up to six bands; each begins where the one before ends."""

    name = forms.CharField(label=_("Bezeichnung"), max_length=160, initial="Beitragsordnung")
    source = forms.CharField(label=DECIDED, max_length=300, help_text=DECIDED_HINT)
    start = forms.DateField(label=_("Gilt ab"), help_text=_("Die bisherige endet am Tag davor."))
    proration = forms.ChoiceField(
        label=_("Beitritt im Lauf eines Jahres"),
        choices=DuesScale.Proration.choices,
        required=False,
    )
    provisional = forms.BooleanField(label=_("vorläufig, noch nicht beschlossen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, STEPS + 1):
            self.fields[f"up_to_{number}"] = InhabitantsField(
                label=_("Stufe %(number)s: bis einschließlich (Einwohner)") % {"number": number},
                required=False,
                help_text=_("Leer in der letzten Stufe: nach oben offen.") if number == 1 else "",
            )
            self.fields[f"amount_{number}"] = EuroField(
                label=_("Stufe %(number)s: Jahresbeitrag (EUR)") % {"number": number},
                required=number == 1,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an upper bound without an amount, and a band after one that is open."""
        typed = super().clean() or {}
        open_ended = False
        for number in range(1, STEPS + 1):
            up_to, amount = typed.get(f"up_to_{number}"), typed.get(f"amount_{number}")
            if up_to and amount is None and f"amount_{number}" not in self.errors:
                self.add_error(f"amount_{number}", _("Zu dieser Stufe fehlt der Jahresbeitrag."))
            if amount is not None and open_ended:
                self.add_error(
                    f"amount_{number}",
                    _("Die Stufe davor ist nach oben offen. Tragen Sie dort eine Grenze ein."),
                )
            open_ended = open_ended or (amount is not None and not up_to)
        return typed

    def steps(self) -> list[tuple[int, int | None, Decimal]]:
        """The bands in order, each above the one before."""
        above, steps = 0, []
        for number in range(1, STEPS + 1):
            amount = self.cleaned_data.get(f"amount_{number}")
            up_to = self.cleaned_data.get(f"up_to_{number}")
            if amount is not None:
                steps.append((above, up_to, amount))
                above = up_to or above
        return steps


class MeasureForm(forms.Form):
    """A decision about the dues of some years."""

    kind = forms.ChoiceField(label=_("Art"), choices=DuesMeasure.Kind.choices)
    first_year = forms.IntegerField(label=_("Von Jahr"), min_value=1900, max_value=2200)
    last_year = forms.IntegerField(label=_("Bis Jahr"), min_value=1900, max_value=2200)
    payer = forms.ModelChoiceField(
        label=_("Es zahlt"),
        queryset=Body.objects.filter(published_at__isnull=False).exclude(kind=Body.Kind.NETWORK),
        required=False,
        help_text=_("Nur bei einer Übernahme."),
    )
    percent = forms.DecimalField(
        label=_("Minderung in Prozent"),
        required=False,
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text=_("Nur bei einer Minderung."),
    )
    source = forms.CharField(label=DECIDED, max_length=300, help_text=DECIDED_HINT)


class ReassessForm(forms.Form):
    """Why a year is assessed again."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}))
