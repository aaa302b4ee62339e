"""Shape of what is typed about agendas."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.agendas.operations.standing import Standing
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.people.organizations.models import Organization

CHOOSE = _("– bitte wählen –")
LANES = [("yes", _("öffentlich")), ("no", _("nichtöffentlich"))]


class CandidateFilter(forms.Form):
    """Which waiting papers to show."""

    q = forms.CharField(label=_("Vorlage"), max_length=80, required=False)
    stand = forms.ChoiceField(
        label=_("Stand"), required=False,
        choices=[("", _("alle")), ("ready", _("bereit")), ("waiting", _("noch nicht bereit"))],
    )  # fmt: skip

    def chosen(self, name: str) -> str:
        """What was chosen for one field."""
        return str(self.cleaned_data[name]) if self.is_valid() else ""


class ItemForm(forms.Form):
    """An item without a paper, maybe below another."""

    title = forms.CharField(label=_("Bezeichnung"), max_length=300)
    public = forms.ChoiceField(
        label=_("Teil der Tagesordnung"), initial="yes", widget=forms.RadioSelect, choices=LANES
    )

    def placed(self) -> dict[str, Any]:
        """Title and part as the operation takes them."""
        return {
            "title": self.cleaned_data["title"],
            "public": self.cleaned_data["public"] == "yes",
        }


class ReasonForm(forms.Form):
    """A reason that the record keeps."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}))


class LateForm(forms.Form):
    """Why a supplement goes out after the last day of the invitation."""

    late_reason = forms.CharField(
        label=_("Grund der abgekürzten Frist"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Er steht bei der Sitzung und in der Niederschrift."),
    )  # fmt: skip


class RemoveForm(ReasonForm):
    """An item to take off the agenda; its reason stands there for everyone."""

    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bei einem öffentlichen Punkt steht er öffentlich auf der Tagesordnung."),
    )  # fmt: skip
    item = forms.TypedChoiceField(label=_("Punkt"), coerce=int)
    field_order = ["item", "reason"]

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [(item.pk, str(item)) for item in items if item.state == AgendaItem.State.OPEN]
        self.fields["item"].choices = [("", CHOOSE), *left]  # type: ignore[attr-defined]


class LaneForm(forms.Form):
    """The word of honour before an item changes its part."""

    confirmed = forms.BooleanField(
        label=_("Ich habe gelesen, was dadurch sichtbar oder verborgen wird."), required=False
    )


class RequestForm(forms.Form):
    """What members or a Fraktion want on the agenda."""

    title = forms.CharField(label=_("Gegenstand"), max_length=300)
    reasoning = forms.CharField(
        label=_("Begründung"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    faction = forms.ModelChoiceField(
        label=_("Fraktion"), queryset=Organization.objects.none(), required=False,
        empty_label=_("keine Fraktion"),
    )  # fmt: skip
    members = forms.IntegerField(
        label=_("Mitglieder, die es verlangen"), min_value=0, max_value=999, required=False,
        help_text=_("Ohne Fraktion ist ein Fünftel der gesetzlichen Zahl nötig."),
    )  # fmt: skip
    received_on = forms.DateField(label=_("Eingegangen am"))
    in_time = forms.BooleanField(
        label=_("innerhalb der Frist der Geschäftsordnung eingegangen"), required=False,
        initial=True,
    )  # fmt: skip
    public = forms.ChoiceField(
        label=_("Teil der Tagesordnung"), initial="yes", widget=forms.RadioSelect, choices=LANES
    )

    def __init__(self, *args: Any, factions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["faction"].queryset = factions  # type: ignore[attr-defined]


class StandingForm(forms.Form):
    """The standing items, one a line, by where they stand."""

    opening = forms.CharField(
        label=_("Am Anfang, öffentlich"), required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Ein Punkt je Zeile."),
    )  # fmt: skip
    closing = forms.CharField(
        label=_("Am Ende, öffentlich"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    internal = forms.CharField(
        label=_("Am Ende, nichtöffentlich"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def items(self) -> list[Standing]:
        """The items as the operation takes them."""
        places = {"opening": (True, False), "closing": (True, True), "internal": (False, True)}
        return [
            Standing(line.strip(), public, closing)
            for name, (public, closing) in places.items()
            for line in self.cleaned_data[name].splitlines()
            if line.strip()
        ]

    @staticmethod
    def written(rows: Iterable[Any]) -> dict[str, str]:
        """The lists as the form shows them."""
        lists: dict[str, list[str]] = {"opening": [], "closing": [], "internal": []}
        for row in rows:
            name = "internal" if not row.public else "closing" if row.closing else "opening"
            lists[name].append(row.title)
        return {name: "\n".join(lines) for name, lines in lists.items()}
