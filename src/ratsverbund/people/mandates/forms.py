"""What is typed when seats and offices are imported."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.mandates.sheets.reading import LARGEST_FILE
from ratsverbund.people.mandates.sheets.shape import SHEETS


class ImportForm(forms.Form):
    """A workbook, or a CSV file with one list."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Excel (.xlsx) mit allen Blättern oder CSV mit einer Liste, bis 10 MB"),
        error_messages={
            "empty": _("Die Datei ist leer. Bitte eine ausgefüllte Liste wählen."),
            "required": _("Bitte eine Datei wählen."),
        },
    )
    sheet = forms.ChoiceField(
        label=_("Art der Liste"),
        required=False,
        help_text=_("nur bei CSV"),
        choices=[("", "–"), *((key, sheet.title) for key, sheet in SHEETS.items())],
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("Die Datei ist größer als 10 MB. Bitte nur die Listen hochladen.")
            )
        return file


class LinkForm(forms.Form):
    """Whether names that are like a known one mean that person."""

    def __init__(self, similar: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meant = dict(enumerate(similar))
        for place, name in self.meant.items():
            self.fields[f"name{place}"] = forms.TypedChoiceField(
                label=_("„%(name)s“ ist") % {"name": name},
                coerce=int,
                choices=[*similar[name], (0, _("eine andere, neue Person"))],
                widget=forms.RadioSelect,
            )

    def links(self) -> dict[str, int]:
        """The chosen person for each name; 0 for a new one."""
        return {name: self.cleaned_data[f"name{place}"] for place, name in self.meant.items()}


class LineFilter(forms.Form):
    """Narrow a preview by what becomes of its lines."""

    zeilen = forms.ChoiceField(
        label=_("Zeilen"),
        required=False,
        choices=[
            ("", _("alle")),
            ("faulty", _("fehlerhaft")),
            ("new", _("neu")),
            ("changed", _("geändert")),
            ("ended", _("beendet")),
            ("same", _("unverändert")),
        ],
    )
