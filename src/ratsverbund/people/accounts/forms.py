"""What is typed about accounts and roles."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.queries import administered_bodies, administered_organizations
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.people.organizations.models import Organization


class AccountSearch(forms.Form):
    """Find accounts by name or address."""

    q = forms.CharField(label=_("Name oder E-Mail-Adresse"), required=False, max_length=80)


class AccountForm(forms.Form):
    """A new account."""

    name = forms.CharField(
        label=_("Name"), max_length=160, help_text=_("So steht er im Protokoll und auf Seiten.")
    )
    email = forms.EmailField(label=_("E-Mail-Adresse"), help_text=_("Damit meldet man sich an."))
    body = forms.ModelChoiceField(Body.objects.none(), label=_("bei"), empty_label=None)

    def __init__(self, actor: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = administered_bodies(actor)  # type: ignore[attr-defined]
        if len(bodies_held(actor, Role.Kind.ADMINISTRATOR)) == 1:
            del self.fields["body"]


class NameForm(forms.Form):
    """The name of an account."""

    name = forms.CharField(label=_("Name"), max_length=160)


class RoleForm(forms.Form):
    """A role at a body, for a time, perhaps for one organization only."""

    kind = forms.ChoiceField(label=_("Rolle"), choices=Role.Kind.choices)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("bei"), empty_label=None)
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("nur für das Gremium"),
        required=False,
        empty_label=_("für alle"),
    )
    start = forms.DateField(label=_("von"), widget=forms.DateInput, initial=timezone.localdate)
    end = forms.DateField(label=_("bis"), required=False, widget=forms.DateInput)

    def __init__(self, actor: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = administered_bodies(actor)  # type: ignore[attr-defined]
        organizations = administered_organizations(actor)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]


class RoleEndForm(forms.Form):
    """The last day of a role."""

    end = forms.DateField(
        label=_("Letzter Tag"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leer: Die Rolle endet sofort."),
    )
