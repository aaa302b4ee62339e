"""Shape of what is typed to plan meetings and assemblies."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.naming import named_with_town
from ratsverbund.ui.clock import ClockField

Kind = Organization.Type
CHOOSE = _("– bitte wählen –")
KINDS = {
    Kind.COUNCIL: _("Rat"),
    Kind.COMMITTEE: _("Ausschüsse"),
    Kind.DISTRICT: _("Ortschaften"),
    Kind.ASSEMBLY: _("Mitgliederversammlungen"),
    Kind.FACTION: _("Fraktionen"),
}
JOINTLY = (Kind.COUNCIL, Kind.COMMITTEE, Kind.DISTRICT)


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


class OrganizationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An organization, below the kind of meeting it holds."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"empty_label": CHOOSE} | options)

    def label_from_instance(self, organization: Organization) -> str:
        return named_with_town(organization.name, organization.body.short_name)

    def in_groups(self, organizations: Any) -> None:
        """Offer these, the council first, each kind under its own heading."""
        self.queryset = organizations
        found = list(organizations)
        self.choices = [("", CHOOSE)] + [  # type: ignore[assignment]
            (label, [(each.pk, self.label_from_instance(each)) for each in named])
            for kind, label in KINDS.items()
            if (named := [each for each in found if each.organization_type == kind])
        ]


class PartnersChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Organizations that meet jointly: councils and committees first."""

    def label_from_instance(self, organization: Organization) -> str:
        return named_with_town(organization.name, organization.body.short_name)

    def in_order(self, organizations: Any) -> None:
        """Offer these by kind."""
        self.queryset = organizations
        kinds = list(KINDS)
        found = sorted(organizations, key=lambda each: kinds.index(each.organization_type))
        self.choices = [  # type: ignore[assignment]
            (each.pk, self.label_from_instance(each)) for each in found
        ]


class PlanForm(PlaceAndTime):
    """A meeting to plan, alone or with others, in presence or not."""

    organization = OrganizationChoice(label=_("Gremium"), queryset=Organization.objects.none())
    partners = PartnersChoice(
        label=_("gemeinsam mit"), queryset=Organization.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Zuerst steht das Gremium, das einlädt; seine Frist gilt."),
    )  # fmt: skip
    number = forms.IntegerField(
        label=_("Sitzung Nr."), required=False, min_value=1, max_value=999,
        help_text=_("Laufende Nummer in der Wahlperiode, wenn Ihr Haus zählt."),
    )  # fmt: skip
    urgency_reason = forms.CharField(
        label=_("Grund der Dringlichkeit"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nur bei abgekürzter Ladungsfrist. Der Grund steht in der Akte."),
    )  # fmt: skip
    mode = forms.ChoiceField(
        label=_("Form"), choices=Meeting.Mode.choices, initial=Meeting.Mode.PRESENT,
        widget=forms.RadioSelect,
    )  # fmt: skip
    exception_found = forms.DateField(
        label=_("Ausnahmefall festgestellt am"), required=False,
        help_text=_("Nur digital oder hybrid: Der Rat stellt ihn mit zwei Dritteln fest."),
    )  # fmt: skip
    provision = forms.CharField(
        label=_("Vorschrift der Hauptsatzung"), max_length=200, required=False,
        help_text=_("Nur hybride Ausschüsse ohne Ausnahmefall."),
    )  # fmt: skip
    field_order = ["organization", "partners", "day", "clock", "place", "number"]

    def __init__(self, *args: Any, organizations: Any, joint: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if joint:
            jointly = organizations.filter(organization_type__in=JOINTLY)
            self.fields["organization"].in_groups(jointly)  # type: ignore[attr-defined]
            self.fields["partners"].in_order(jointly)  # type: ignore[attr-defined]
        else:
            self.fields["organization"].in_groups(organizations)  # type: ignore[attr-defined]
            del self.fields["partners"]


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

    resolved_on = forms.DateField(
        label=_("Vom Rat beschlossen am"),
        help_text=_("Eine Einwohnerversammlung beschließt der Rat."),
    )
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
        help_text=_("Im Internet: der Tag, an dem sie dort verfügbar war."),
    )
    pointer_on = forms.DateField(
        label=_("Hinweis in der Zeitung erschienen am"), required=False,
        help_text=_("Ist er noch nicht erschienen, lassen Sie das Feld leer; er bleibt fällig."),
    )  # fmt: skip


class PointerForm(forms.Form):
    """The pointer in the newspaper."""

    pointer_on = forms.DateField(label=_("Erschienen am"))
    clipping = forms.FileField(
        label=_("Beleg"), required=False, help_text=_("Ausschnitt als PDF oder Bild, wenn da.")
    )


class CalendarForm(forms.Form):
    """A year's meetings from a workbook."""

    body = forms.ModelChoiceField(
        label=_("Körperschaft"), queryset=Body.objects.none(), empty_label=CHOOSE
    )
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Excel (.xlsx) mit Gremium, Tag, Beginn und Ort; eine Sitzung je Zeile."),
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(bodies)
        field = self.fields["body"]
        field.queryset = bodies  # type: ignore[attr-defined]
        if len(found) == 1:
            field.initial, field.widget = found[0].pk, forms.HiddenInput()
