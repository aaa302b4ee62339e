"""The form for a charter's file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.text_source import LARGEST


class TextForm(forms.Form):
    """A file with an official wording, its day and its source."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("die amtliche Fassung als Text (.txt), Word (.docx) oder PDF, bis 10 MB"),
        error_messages={
            "empty": _("Die Datei ist leer. Bitte die Datei mit der Satzung wählen."),
            "required": _("Bitte eine Datei wählen."),
        },
    )
    source = forms.CharField(
        label=_("Quelle"),
        max_length=300,
        help_text=_("woher die Datei stammt, etwa Amtsblatt mit Nummer und Tag"),
    )
    valid_from = forms.DateField(
        label=_("Gilt ab"),
        required=False,
        widget=forms.DateInput,
        help_text=_("leer lassen, wenn der Tag nicht feststeht; das steht dann dabei"),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("Die Datei ist größer als 10 MB. Bitte nur die Satzung hochladen.")
            )
        return file
