"""What is typed about objections."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.execution.forms import LONG, area
from ratsverbund.council.execution.models import MayorObjection

KINDS = [
    (kind.value, kind.label) for kind in MayorObjection.Kind if kind != MayorObjection.Kind.APPEAL
]


class ObjectionForm(forms.Form):
    """What the mayor objects, and why."""

    kind = forms.ChoiceField(label=_("Art"), choices=KINDS, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Erhoben am"), required=False)
    reason = forms.CharField(label=_("Begründung"), max_length=LONG, widget=area(5))


class AuthorityForm(forms.Form):
    """What the supervisory authority decided."""

    annulled = forms.TypedChoiceField(
        label=_("Die Aufsichtsbehörde"), widget=forms.RadioSelect,
        choices=[("yes", _("hebt den Beschluss auf")), ("no", _("hebt ihn nicht auf"))],
        coerce=lambda word: word == "yes",
    )  # fmt: skip
    outcome = forms.CharField(label=_("Entscheidung"), max_length=LONG, widget=area(4))
