"""What is typed about press notes and informations."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.execution.forms import LONG, area


class PressForm(forms.Form):
    """The words of a press note."""

    title = forms.CharField(label=_("Überschrift"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=LONG * 2, widget=area(16))


class EssentialForm(forms.Form):
    """Which resolutions are essential."""

    resolutions = forms.TypedMultipleChoiceField(
        label=_("Wesentliche Beschlüsse"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("Der Text wird daraus neu entworfen. Nichtöffentliche Beschlüsse stehen nicht "
                    "zur Wahl."),
    )  # fmt: skip

    def __init__(self, *args: Any, choice: Iterable[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolutions"]
        field.choices = [(each["resolution"], f"{each['title']} ({each['label']})")
                         for each in choice]  # fmt: skip


class EmbargoForm(forms.Form):
    """Until when a note is kept back."""

    embargo = forms.DateTimeField(
        label=_("Sperrfrist"), required=False, help_text=_("Leer: sofort öffentlich.")
    )


class ResidentsForm(forms.Form):
    """What residents are told, under the headings the law names."""

    important_plan = forms.BooleanField(
        label=_("wichtige Planung oder wichtiges Vorhaben"), required=False,
        help_text=_("Dann sollen vor der Abstimmung alle Überschriften ausgefüllt sein."),
    )  # fmt: skip

    def __init__(self, *args: Any, headings: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in headings:
            self.fields[name] = forms.CharField(
                label=name, required=False, max_length=LONG, widget=area(3)
            )
