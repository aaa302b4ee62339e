"""What is typed about bodies: shape and syntax."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.bodies.models import STATES, Body, Population
from ratsverbund.people.bodies.queries import town_charters
from ratsverbund.ui.accents import ACCENTS

LARGEST_FILE = 20_000_000


class BodyFilter(forms.Form):
    """Narrow the list of bodies."""

    q = forms.CharField(label=_("Name oder Gemeindeschlüssel"), required=False, max_length=80)
    land = forms.ChoiceField(
        label=_("Land"), required=False, choices=[("", _("alle")), *STATES.items()]
    )
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *Body.Kind.choices]
    )


class BodyForm(forms.Form):
    """The facts of a body that have no date."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("zum Beispiel „Stadt Heinsberg“")
    )
    short_name = forms.CharField(
        label=_("Kurzname"), max_length=120, required=False, help_text=_("zum Beispiel „Heinsberg“")
    )
    kind = forms.ChoiceField(label=_("Art"), choices=Body.Kind.choices)
    designation = forms.CharField(
        label=_("Bezeichnung"), max_length=80, required=False, help_text=_("zum Beispiel „Stadt“")
    )
    state_code = forms.ChoiceField(
        label=_("Land"), required=False, choices=[("", "–"), *STATES.items()]
    )
    district = forms.CharField(label=_("Kreis"), max_length=120, required=False)
    charter = forms.ChoiceField(
        label=_("Satzungspaket"),
        required=False,
        help_text=_("Ohne eigenes Paket gilt das Recht des Landes."),
    )
    address = forms.CharField(
        label=_("Anschrift"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    accent = forms.ChoiceField(
        label=_("Akzentfarbe"), required=False, choices=[("", "–"), *ACCENTS]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        charters = town_charters()
        if (kept := self.initial.get("charter")) and kept not in charters:
            charters[kept] = kept
        self.fields["charter"].choices = [("", _("Landesrecht")), *charters.items()]  # type: ignore[attr-defined]


class PopulationForm(forms.Form):
    """How many people, when, says who."""

    count = forms.IntegerField(label=_("Einwohner"), min_value=0, max_value=10_000_000)
    day = forms.DateField(label=_("Stichtag"), widget=forms.DateInput)
    source = forms.CharField(
        label=_("Quelle"), max_length=200, help_text=_("zum Beispiel „IT.NRW, Zensus 2022“")
    )


class KeyForm(forms.Form):
    """A new official key."""

    key = forms.CharField(label=_("Gemeindeschlüssel"), help_text=_("acht Ziffern"), max_length=20)
    regional_key = forms.RegexField(
        r"^[0-9]{12}$",
        label=_("Regionalschlüssel"),
        required=False,
        help_text=_("zwölf Ziffern"),
        error_messages={"invalid": _("Ein Regionalschlüssel hat zwölf Ziffern. Bitte prüfen.")},
    )
    start = forms.DateField(
        label=_("gültig ab"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Der bisherige Schlüssel endet am Tag davor. Leer: gilt seit jeher."),
    )


class TermForm(forms.Form):
    """A legislative term with the population its election counted."""

    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("zum Beispiel „2025–2030“"))
    start = forms.DateField(label=_("Beginn"), widget=forms.DateInput)
    end = forms.DateField(label=_("Ende"), required=False, widget=forms.DateInput)
    statutory_members = forms.IntegerField(
        label=_("gesetzliche Zahl der Ratsmitglieder"),
        min_value=1,
        max_value=500,
        help_text=_("mit Bürgermeisterin oder Bürgermeister, wo sie mitstimmen"),
    )
    population = forms.ModelChoiceField(
        Population.objects.none(),
        label=_("Einwohnerzahl der Wahl"),
        required=False,
        empty_label=_("keine"),
    )

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["population"].queryset = body.populations.all()  # type: ignore[attr-defined]


class TermEndForm(forms.Form):
    """The last day of a term."""

    end = forms.DateField(label=_("Letzter Tag"), widget=forms.DateInput)


class RegisterForm(forms.Form):
    """An official list to read."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("GV100AD von Destatis (Text oder ZIP), Excel (.xlsx) oder CSV, bis 20 MB"),
        error_messages={
            "empty": _("Die Datei ist leer. Bitte eine Liste mit Gemeinden wählen."),
            "required": _("Bitte eine Datei wählen."),
        },
    )
    population_day = forms.DateField(
        label=_("Stichtag der Einwohnerzahlen"),
        required=False,
        widget=forms.DateInput,
        help_text=_("nur nötig, wenn die Datei selbst keinen Tag nennt"),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("Die Datei ist größer als 20 MB. Bitte in mehrere Dateien teilen.")
            )
        return file


class RowFilter(forms.Form):
    """Narrow the preview of a list by what becomes of its rows."""

    zeilen = forms.ChoiceField(
        label=_("Zeilen"),
        required=False,
        choices=[
            ("", _("alle")),
            ("faulty", _("fehlerhaft")),
            ("changed", _("geändert")),
            ("new", _("neu")),
            ("same", _("unverändert")),
            ("skipped", _("ausgelassen")),
        ],
    )
