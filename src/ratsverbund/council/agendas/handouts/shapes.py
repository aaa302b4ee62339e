"""Shape of what is typed about a file laid on the table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import AgendaItem


class HandoutForm(forms.Form):
    """A file laid on the table."""

    title = forms.CharField(label=_("Bezeichnung"), max_length=200)
    file = forms.FileField(label=_("Datei"), help_text=_("Ein PDF, höchstens 30 MB."))
    public = forms.BooleanField(
        label=_("öffentlich: für alle in der Bürgerinfo"), required=False,
        help_text=_("Nur ankreuzen, wenn nichts Vertrauliches und nichts Persönliches darin ist."),
    )  # fmt: skip

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not item.public:
            del self.fields["public"]
