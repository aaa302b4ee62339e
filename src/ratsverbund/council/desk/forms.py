"""Shapes of what a member types."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.council.desk.models import Preference

KINDS = [
    ("", gettext_lazy("alles")),
    ("paper", gettext_lazy("Vorlagen")),
    ("meeting", gettext_lazy("Sitzungen")),
    ("resolution", gettext_lazy("Beschlüsse")),
    ("note", gettext_lazy("Notizen")),
]


class NoteForm(forms.Form):
    """A note on an item, a file or a page."""

    text = forms.CharField(
        label=gettext_lazy("Notiz"), widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )
    file = forms.TypedChoiceField(
        label=gettext_lazy("zur Datei"), required=False, coerce=int, empty_value=None
    )
    page = forms.IntegerField(
        label=gettext_lazy("Seite"), required=False, min_value=1, max_value=9999
    )
    faction = forms.TypedChoiceField(
        label=gettext_lazy("Wer sie liest"), required=False, coerce=int, empty_value=None
    )
    note = forms.IntegerField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, files: tuple[Any, ...] = (), factions: tuple[Any, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[Any]] = {
            "file": [("", _("keine bestimmte")), *files],
            "faction": [("", _("nur ich")), *factions],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            field.choices = offered  # type: ignore[attr-defined]
            if len(offered) == 1:
                field.widget = forms.HiddenInput()
        if not files:
            self.fields["page"].widget = forms.HiddenInput()


class RivalForm(forms.Form):
    """The text that is to stand after two devices changed a note."""

    text = forms.CharField(
        label=gettext_lazy("So soll die Notiz lauten"), widget=forms.Textarea(attrs={"rows": 8})
    )


class SearchForm(forms.Form):
    """What to look for, and where."""

    q = forms.CharField(label=gettext_lazy("Suchwörter"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Was"), choices=KINDS, required=False)
    body = forms.TypedChoiceField(
        label=gettext_lazy("Körperschaft"), required=False, coerce=int, empty_value=None
    )
    year = forms.IntegerField(
        label=gettext_lazy("Jahr"), required=False, min_value=1946, max_value=2100
    )

    def __init__(self, *args: Any, bodies: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.choices = [("", _("alle")), *bodies.items()]
        if len(bodies) < 2:
            del self.fields["body"]


class PreferenceForm(forms.Form):
    """When and about what to write an e-mail."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("E-Mail"), choices=Preference.Rhythm, widget=forms.RadioSelect
    )
    invitation = forms.BooleanField(label=gettext_lazy("bei einer Einladung"), required=False)
    late = forms.BooleanField(
        label=gettext_lazy("bei neuen oder geänderten Unterlagen"), required=False
    )
    result = forms.BooleanField(label=gettext_lazy("bei einem Ergebnis"), required=False)


class ReleaseForm(forms.Form):
    """The rule a body's consent rests on."""

    reason = forms.CharField(
        label=gettext_lazy("Regelung"),
        help_text=gettext_lazy(
            "Zum Beispiel die Geschäftsordnung oder eine Dienstanweisung, mit Datum."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
