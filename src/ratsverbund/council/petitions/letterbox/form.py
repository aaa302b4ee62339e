"""What a citizen types."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.petitions.forms import LONG, NAMES, area


class IntakeForm(forms.Form):
    """A citizen's petition; the field nobody sees catches machines."""

    subject = forms.CharField(label=_("Worum geht es?"), max_length=200)
    wording = forms.CharField(
        label=_("Ihr Anliegen"), max_length=LONG, widget=area(10),
        help_text=_("Was soll sich ändern, und warum?"),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Ihr Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    address = forms.CharField(
        label=_("Ihre Anschrift"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
        help_text=_("Dorthin schreiben wir Ihnen."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    resident_since = forms.DateField(
        label=_("Sie wohnen in der Gemeinde seit"), required=False,
        help_text=_("Das Gesetz gibt das Recht allen, die seit drei Monaten hier wohnen. Auch "
                    "andere Eingaben werden entgegengenommen."),
    )  # fmt: skip
    cosigners = forms.CharField(
        label=_("Wer unterzeichnet mit?"), required=False, max_length=LONG, widget=area(3),
        help_text=NAMES,
    )  # fmt: skip
    homepage = forms.CharField(required=False, widget=forms.HiddenInput, label=_("Leer lassen"))

    def clean_homepage(self) -> str:
        """Refuse what only a machine fills in."""
        if self.cleaned_data["homepage"]:
            raise ValidationError(_("Dieses Feld muss leer bleiben. Bitte leeren Sie es."))
        return ""
