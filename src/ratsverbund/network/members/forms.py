"""Forms about networks and their members."""

from typing import Any

from django import forms
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.network.members.queries import in_list
from ratsverbund.people.bodies.models import STATES, Body

SOURCE = _("Beschluss, Schreiben oder Fundstelle")
ORDERS = [("name", _("Name")), ("seit", _("Beitritt")), ("einwohner", _("Einwohnerzahl"))]
ALL = [("", _("alle"))]
NONE = ("", _("keine Angabe"))


class MembersFilter(forms.Form):
    """What a list of members is narrowed by."""

    suche = forms.CharField(label=_("Name"), required=False, max_length=80)
    land = forms.ChoiceField(label=_("Land"), required=False, choices=[*ALL, *STATES.items()])
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[*ALL, *NetworkMember.Class.choices]
    )
    stand = forms.DateField(label=_("Stand am"), required=False)
    ordnung = forms.ChoiceField(label=_("Ordnen nach"), required=False, choices=ORDERS)

    def chosen(self) -> dict[str, Any]:
        """What is valid of the choice, as the query takes it."""
        typed = self.cleaned_data if self.is_valid() else {}
        return {
            "day": typed.get("stand") or timezone.localdate(),
            "text": typed.get("suche", ""),
            "state": typed.get("land", ""),
            "member_class": typed.get("art", ""),
            "order": typed.get("ordnung") or "name",
        }


class DayForm(forms.Form):
    """The day a page shows."""

    stand = forms.DateField(label=_("Stand am"), required=False, initial=timezone.localdate)

    def day(self) -> Any:
        """The chosen day, else today."""
        chosen = self.cleaned_data.get("stand") if self.is_valid() else None
        return chosen or timezone.localdate()


class ProfileForm(forms.ModelForm):
    """A network's profile."""

    class Meta:
        model = Network
        fields = [
            "legal_basis", "founded_on", "carrier", "office_address", "aims", "minimum_years",
            "minimum_source",
        ]  # fmt: skip
        labels = {
            "legal_basis": _("Rechtsform"),
            "founded_on": _("Gegründet am"),
            "carrier": _("Träger"),
            "office_address": _("Anschrift der Geschäftsstelle"),
            "aims": _("Ziele"),
            "minimum_years": _("Mindestdauer (Jahre)"),
            "minimum_source": _("Quelle der Mindestdauer"),
        }
        widgets = {
            "office_address": forms.Textarea(attrs={"rows": 4}),
            "aims": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        carriers = Body.objects.filter(published_at__lte=Now())
        self.fields["carrier"].queryset = carriers  # type: ignore[attr-defined]


class ChairForm(forms.Form):
    """Who chairs a network from when on."""

    body = forms.ModelChoiceField(label=_("Mitglied"), queryset=Body.objects.none())
    start = forms.DateField(label=_("Vorsitz ab"))
    source = forms.CharField(label=SOURCE, max_length=200)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Body.objects.filter(network_memberships__network=network).distinct()
        self.fields["body"].queryset = members  # type: ignore[attr-defined]


class EnrolForm(forms.Form):
    """A member whose accession lies outside this house."""

    body = forms.ModelChoiceField(
        label=_("Körperschaft"),
        queryset=Body.objects.exclude(kind=Body.Kind.NETWORK),
        help_text=_("Fehlt sie in der Liste, legen Sie sie zuerst unter „Körperschaften“ an."),
    )
    start = forms.DateField(label=_("Mitglied seit"))
    member_class = forms.ChoiceField(label=_("Art"), choices=NetworkMember.Class.choices)
    source = forms.CharField(label=SOURCE, max_length=200)


class EndForm(forms.Form):
    """The end of a membership."""

    notice_on = forms.DateField(label=_("Kündigung eingegangen am"), required=False)
    end = forms.DateField(label=_("Mitglied bis einschließlich"))
    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}))
    despite = forms.CharField(
        label=_("Warum schon vor Ablauf der Mindestdauer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nur nötig, wenn der Tag in der Mindestdauer liegt; wird protokolliert."),
    )


class DelegateForm(forms.Form):
    """Who votes for a member from a day on."""

    office = forms.TypedChoiceField(
        label=_("Das Amt"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Das Mandat bleibt beim Amt, auch wenn es jemand anderes übernimmt."),
    )
    person = forms.TypedChoiceField(
        label=_("oder die Person"), coerce=int, required=False, empty_value=None
    )
    start = forms.DateField(label=_("Ab"), initial=timezone.localdate)

    def __init__(self, *args: Any, member: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [NONE, *((row["id"], row["name"]) for row in member.office_rows)]
        persons = [NONE, *((row["id"], in_list(row)) for row in member.person_rows)]
        self.fields["office"].choices = offices  # type: ignore[attr-defined]
        self.fields["person"].choices = persons  # type: ignore[attr-defined]
