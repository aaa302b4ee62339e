"""What is typed about persons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.persons.models import Person


class PersonSearch(forms.Form):
    """Find persons by name."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)


class PersonForm(forms.Form):
    """How a person is named and addressed."""

    form_of_address = forms.ChoiceField(
        label=_("Anrede"),
        required=False,
        choices=Person.Address.choices,
        help_text=_("Ohne Anrede steht der Name ohne Titel wie „Stadtverordnete“."),
    )
    title = forms.CharField(
        label=_("Titel"), required=False, max_length=40, help_text=_("zum Beispiel „Dr.“")
    )
    given_name = forms.CharField(label=_("Vorname"), max_length=80)
    family_name = forms.CharField(label=_("Nachname"), max_length=80)


class NewPersonForm(PersonForm):
    """A new person; one of the same name has to be looked at first."""

    another = forms.BooleanField(
        label=_("Es ist eine andere Person als die gleichen Namens"), required=False
    )
    body = forms.TypedChoiceField(label=_("eingetragen für"), coerce=int)

    def __init__(self, *args: Any, bodies: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = list(bodies.items())  # type: ignore[attr-defined]
        if len(bodies) == 1:
            del self.fields["body"]
