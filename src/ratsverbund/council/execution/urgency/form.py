"""What is typed about urgent decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.execution.forms import LONG, area


class UrgentForm(forms.Form):
    """A decision that cannot wait."""

    organization: Any = forms.ModelChoiceField(
        label=_("Statt welchen Gremiums"), queryset=None, empty_label=None
    )
    title = forms.CharField(label=_("Gegenstand"), max_length=200)
    text = forms.CharField(label=_("Entscheidung"), max_length=LONG, widget=area(5))
    reason = forms.CharField(
        label=_("Warum sie nicht warten kann"), max_length=LONG, widget=area(4)
    )
    council_in_time = forms.BooleanField(
        label=_("Sache des Rates: Der Rat kann rechtzeitig zusammentreten"), required=False
    )
    committee_in_time = forms.BooleanField(
        label=_("Sache des Rates: Der Hauptausschuss kann rechtzeitig entscheiden"), required=False
    )
    grave_disadvantage = forms.BooleanField(
        label=_("Sache des Rates: Sonst drohen erhebliche Nachteile"), required=False
    )
    own_committee_in_time = forms.BooleanField(
        label=_("Sache eines Ausschusses: Dieser Ausschuss kann rechtzeitig zusammentreten"),
        required=False,
    )
    public = forms.BooleanField(label=_("Die Sache ist öffentlich"), required=False)

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organization"]
        field.queryset = organizations


class CommitteeForm(forms.Form):
    """By which resolution the main committee took it."""

    resolution: Any = forms.ModelChoiceField(label=_("Beschluss"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolution"]
        field.queryset = resolutions


class RepealForm(forms.Form):
    """By which resolution a decision was taken back, or what stands against it."""

    resolution: Any = forms.ModelChoiceField(
        label=_("Beschluss über die Aufhebung"), queryset=None, required=False,
        empty_label=_("keiner: Rechte anderer sind entstanden"),
        help_text=_("Aufheben kann nur das Gremium, an dessen Stelle entschieden wurde."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Grund"), max_length=LONG, widget=area(3))
    rights_of_others = forms.CharField(
        label=_("Rechte anderer, die schon entstanden sind"), required=False, max_length=LONG,
        widget=area(2), help_text=_("Sind Rechte entstanden, bleibt die Entscheidung bestehen; "
                                    "das wird hier festgehalten."),
    )  # fmt: skip

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolution"]
        field.queryset = resolutions
