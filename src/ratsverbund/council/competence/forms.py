"""Shape of what is typed about matters, contracts, delegations and call-ins."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.rules.competence import MATTERS
from ratsverbund.charter.rules.contract_approval import MATTERS as SUBJECTS
from ratsverbund.charter.rules.contract_approval import PARTIES
from ratsverbund.council.competence.models import Contract, Delegation
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, OfficeHolding, Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.ui.amounts import EuroField

BY_SEATS = ("", _("nach Sitzen und Ämtern bestimmen"))


def euro(label: Any, **options: Any) -> EuroField:
    """A field for an amount in EUR that may stay empty."""
    return EuroField(label=label, required=False, **options)


class MatterForm(forms.Form):
    """A matter and its value."""

    kind = forms.ChoiceField(label=_("Angelegenheit"), choices=[("", "–"), *MATTERS.items()])
    title = forms.CharField(label=_("Gegenstand"), max_length=300)
    day = forms.DateField(
        label=_("Tag der Entscheidung"), help_text=_("An diesem Tag muss das Recht gelten.")
    )
    amount = euro(_("Wert (EUR)"), help_text=_("Bei Erlass, Grundstück und Vergabe nötig."))
    received = euro(_("Beim Tausch: Wert der Gegenleistung (EUR)"))
    counterparty = forms.CharField(
        label=_("Schuldner oder Vertragspartner"), max_length=200, required=False,
        help_text=_("Erlasse für denselben Schuldner werden über zwölf Monate zusammengezählt."),
    )  # fmt: skip


class DelegationForm(forms.Form):
    """An entry of the register."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=_("Gremium, das überträgt oder sich vorbehält")
    )
    direction = forms.ChoiceField(label=_("Richtung"), choices=Delegation.Direction.choices)
    matter = forms.ChoiceField(label=_("Angelegenheit"), choices=[("", "–"), *MATTERS.items()])
    subject = forms.CharField(label=_("Gegenstand"), max_length=200)
    limit = euro(_("Wertgrenze (EUR)"), help_text=_("Leer heißt: ohne Wertgrenze."))
    resolution = forms.CharField(
        label=_("Beruht auf"), max_length=200,
        help_text=_("Beschluss oder Zuständigkeitsordnung, mit Tag und Fundstelle."),
    )  # fmt: skip
    start = forms.DateField(label=_("ab"))
    end = forms.DateField(label=_("bis einschließlich"), required=False)

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = councils_of(body)  # type: ignore[attr-defined]


def councils_of(body: Body) -> Any:
    """The council and the committees of a body today."""
    kinds = (Organization.Type.COUNCIL, Organization.Type.COMMITTEE)
    today = timezone.localdate()
    return Organization.objects.on(today).filter(body=body, organization_type__in=kinds)


class EndForm(forms.Form):
    """The last day of an entry, and why."""

    end = forms.DateField(label=_("Letzter Tag"))
    end_reason = forms.CharField(label=_("Grund"), max_length=200)


class ImportForm(forms.Form):
    """A table of delegations."""

    file = forms.FileField(
        label=_("Tabelle (XLSX)"), help_text=_("In der Form, in der das Register sie ausgibt.")
    )


class ContractForm(forms.Form):
    """A contract and who stands on the other side."""

    title = forms.CharField(label=_("Gegenstand des Vertrags"), max_length=200)
    day = forms.DateField(label=_("Tag des Abschlusses"))
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Vertragspartner"), required=False,
        empty_label=_("niemand aus dieser Liste"),
        help_text=_("Mitglieder von Rat und Ausschüssen und wer ein Amt innehat."),
    )  # fmt: skip
    party = forms.ChoiceField(
        label=_("Stellung"), choices=[BY_SEATS, *PARTIES.items()], required=False
    )
    relative_of = forms.CharField(
        label=_("Angehöriger oder Unternehmen von"), max_length=160, required=False
    )
    matter = forms.ChoiceField(label=_("Art"), choices=SUBJECTS.items(), initial="other")
    amount = euro(_("Wert (EUR)"))
    tariff = forms.CharField(label=_("Feststehender Tarif"), max_length=120, required=False)
    tender = forms.CharField(label=_("Ausschreibung der Stadt"), max_length=120, required=False)
    committee_agreed = forms.DateField(label=_("Zustimmung des Ausschusses am"), required=False)

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(body)  # type: ignore[attr-defined]


class ContractFilter(forms.Form):
    """Which contracts to list."""

    stand = forms.ChoiceField(
        label=_("Stand"), choices=[("", _("alle")), *Contract.State.choices], required=False
    )


class MatterFilter(forms.Form):
    """Which matters to list."""

    q = forms.CharField(label=_("Gegenstand"), required=False)
    art = forms.ChoiceField(
        label=_("Angelegenheit"), choices=[("", _("alle")), *MATTERS.items()], required=False
    )


class CallInForm(forms.Form):
    """What the council is to take to itself."""

    subject = forms.CharField(label=_("Angelegenheit"), max_length=300)
    paper = forms.ModelChoiceField(
        Paper.objects.none(), label=_("Vorlage dazu"), required=False, empty_label=_("keine")
    )
    reason = forms.CharField(
        label=_("Begründung"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        released = Paper.objects.filter(body=body, state=Paper.State.RELEASED, public=True)
        self.fields["paper"].queryset = released.order_by("-day")[:200]  # type: ignore[attr-defined]


class SignerForm(forms.Form):
    """Whose name stands on the paper."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Name"), empty_label=_("bitte wählen")
    )

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(body)  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Grund"), max_length=300)


def people_of(body: Body) -> Any:
    """Whoever sits in an organization of a body or holds an office there today."""
    today = timezone.localdate()
    seats = Membership.objects.on(today).filter(organization__body=body).values("person")
    offices = OfficeHolding.objects.on(today).filter(office__body=body).values("person")
    return Person.objects.filter(pk__in=seats.union(offices)).order_by("sort_key")
