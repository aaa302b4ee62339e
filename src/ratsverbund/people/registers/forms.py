"""What is typed into the registers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.registers.models import ContactDetail, Honour, Interest


class HonourForm(forms.Form):
    """An honour and the resolution behind it."""

    kind = forms.ChoiceField(label=_("Art"), choices=Honour.Kind.choices)
    name = forms.CharField(label=_("Name"), max_length=160)
    conferred_on = forms.DateField(label=_("verliehen am"), widget=forms.DateInput)
    resolution = forms.CharField(
        label=_("Ratsbeschluss"),
        max_length=200,
        help_text=_("Nummer und Tag, zum Beispiel „Rat 17/2026 vom 25.03.2026“"),
    )
    merits = forms.CharField(
        label=_("Verdienste"), required=False, max_length=2000, widget=forms.Textarea
    )


class RevocationForm(forms.Form):
    """The resolution by which an honour is revoked."""

    revoked_on = forms.DateField(label=_("entzogen am"), widget=forms.DateInput)
    revocation = forms.CharField(label=_("Beschluss über den Entzug"), max_length=200)


class RequestForm(forms.Form):
    """The year for which declarations are asked, and until when."""

    year = forms.IntegerField(label=_("Jahr"), min_value=2000, max_value=2100)
    due_on = forms.DateField(label=_("abzugeben bis"), widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class DeclarationForm(forms.Form):
    """One field a heading, one line an entry."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value, label in Interest.Heading.choices:
            self.fields[value] = forms.CharField(
                label=label,
                required=False,
                max_length=6000,
                help_text=_("eine Angabe je Zeile; leer, wenn es nichts anzugeben gibt"),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def entries(self) -> dict[str, list[str]]:
        """The lines under each heading."""
        return {name: text.splitlines() for name, text in self.cleaned_data.items()}


class ContactForm(forms.Form):
    """Each way to reach oneself with who may know it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value, label in ContactDetail.Kind.choices:
            kind = forms.EmailField if value == ContactDetail.Kind.EMAIL else forms.CharField
            self.fields[value] = kind(label=label, required=False, max_length=200)
            self.fields[f"{value}_visibility"] = forms.ChoiceField(
                label=_("%(what)s: sichtbar für") % {"what": label},
                choices=ContactDetail.Visibility.choices,
                initial=ContactDetail.Visibility.STAFF,
            )

    def details(self) -> dict[str, tuple[str, str]]:
        """Each way to reach the person with who may know it."""
        typed = self.cleaned_data
        kinds = ContactDetail.Kind.values
        return {kind: (typed[kind], typed[f"{kind}_visibility"]) for kind in kinds}
