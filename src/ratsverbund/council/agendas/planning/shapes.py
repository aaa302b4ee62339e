"""Shape of what is typed to plan meetings and assemblies."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.clock import ClockField


class TimeForm(forms.Form):
    """When a meeting takes place."""

    day = forms.DateField(label=_("Tag"))
    clock = ClockField(label=_("Beginn"), initial="17:00")

    def starts_at(self) -> datetime:
        """The beginning as a moment in Germany."""
        return local_moment(self.cleaned_data["day"], self.cleaned_data["clock"])


class PlaceAndTime(TimeForm):
    """When and where a meeting takes place."""

    place = forms.CharField(label=_("Ort"), max_length=200)


class SeriesForm(forms.Form):
    """Many dates at once."""

    organization = forms.ModelChoiceField(
        label=_("Gremium"), queryset=Organization.objects.none(), empty_label=_("– bitte wählen –")
    )
    days = forms.CharField(
        label=_("Sitzungstage"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Ein Tag je Zeile, auch aus einer Tabelle eingefügt: 24.03.2027 oder "
            "24.03.2027 und die Uhrzeit."
        ),
    )  # fmt: skip
    clock = ClockField(label=_("Beginn, wenn nichts anderes dabeisteht"), initial="17:00")
    place = forms.CharField(label=_("Ort"), max_length=200)

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]


class MoveForm(PlaceAndTime):
    """Where and when a convened meeting takes place instead."""

    reason = forms.CharField(
        label=_("Grund der Verlegung"), widget=forms.Textarea(attrs={"rows": 3})
    )


class KindForm(forms.Form):
    """What kind of meeting it is, who meets jointly, and in which form."""

    kind = forms.ChoiceField(label=_("Art"), choices=Meeting.Kind.choices)
    partners = forms.ModelMultipleChoiceField(
        label=_("gemeinsam mit"), queryset=Organization.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    mode = forms.ChoiceField(
        label=_("Form"), choices=Meeting.Mode.choices, widget=forms.RadioSelect
    )
    exception_found = forms.DateField(
        label=_("Ausnahmefall festgestellt am"), required=False,
        help_text=_("Der Rat stellt ihn mit zwei Dritteln fest (§ 47a GO NRW)."),
    )  # fmt: skip
    provision = forms.CharField(
        label=_("Vorschrift der Hauptsatzung"), max_length=200, required=False,
        help_text=_("Nur für Ausschüsse, die hybrid tagen (§ 58a GO NRW)."),
    )  # fmt: skip

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = organizations  # type: ignore[attr-defined]


class AssemblyForm(PlaceAndTime):
    """A residents' assembly to plan."""

    districts = forms.ModelMultipleChoiceField(
        label=_("Nur für diese Ortschaften"), queryset=Organization.objects.none(),
        required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Ohne Auswahl gilt die Versammlung der ganzen Gemeinde."),
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["districts"].queryset = districts  # type: ignore[attr-defined]


class AnnounceForm(forms.Form):
    """When the public notice was complete."""

    completed_on = forms.DateField(
        label=_("Bekanntmachung vollzogen am"),
        help_text=_("Der Tag, an dem die Bekanntmachung nach der Hauptsatzung vollzogen war."),
    )
