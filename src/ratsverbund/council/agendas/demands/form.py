"""What is typed about demands for a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.naming import named_with_town


class TownsOwn(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A council or Fraktion, named with its town."""

    def label_from_instance(self, organization: Organization) -> str:
        return named_with_town(organization.name, organization.body.short_name)


class DemandForm(forms.Form):
    """Who demands a meeting of the council, when, and about what."""

    organization = TownsOwn(label=_("Rat"), queryset=Organization.objects.none(), empty_label=None)
    received_on = forms.DateField(label=_("Eingegangen am"))
    faction = TownsOwn(
        label=_("Fraktion"), queryset=Organization.objects.none(), required=False,
        empty_label=_("keine Fraktion"),
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("Mitglieder, die es verlangen"), min_value=0, max_value=999, required=False,
        help_text=_("Ohne Fraktion ist ein Fünftel der gesetzlichen Zahl nötig."),
    )  # fmt: skip
    items = forms.CharField(
        label=_("Zu beratende Gegenstände"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wie im Verlangen angegeben; ohne Gegenstände bindet es nicht."),
    )  # fmt: skip

    def __init__(self, *args: Any, councils: Any, factions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = councils  # type: ignore[attr-defined]
        self.fields["faction"].queryset = factions  # type: ignore[attr-defined]

    def clean_members(self) -> int:
        """Nobody, where the field stays empty."""
        return self.cleaned_data["members"] or 0


class MeetForm(forms.Form):
    """Which meeting was convened because of a demand."""

    meeting = forms.ModelChoiceField(
        label=_("Sitzung"), queryset=Meeting.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
