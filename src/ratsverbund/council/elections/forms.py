"""What is typed to hold an election."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.rules.committee_seats import METHODS
from ratsverbund.council.elections.models import CandidateList, Election
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Office, Organization
from ratsverbund.people.persons.models import Person

Role = Membership.Role
Type = Organization.Type
FILLED = (Type.COMMITTEE, Type.DISTRICT)
SHORT = forms.Textarea(attrs={"rows": 2})


class PrepareForm(forms.Form):
    """What is to be filled, and how."""

    kind = forms.ChoiceField(label=_("Gegenstand"), choices=Election.Kind)
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Ausschuss oder Ortschaft"),
        required=False,
        empty_label=_("keine Angabe"),
    )
    office = forms.ModelChoiceField(
        Office.objects.none(), label=_("Amt"), required=False, empty_label=_("keine Angabe")
    )
    seats = forms.IntegerField(label=_("Zu besetzende Sitze"), min_value=1, max_value=99, initial=1)
    method = forms.ChoiceField(
        label=_("Verfahren bei Ausschüssen"),
        choices=[
            (Election.Method.LISTS, Election.Method.LISTS.label),
            (Election.Method.JOINT, Election.Method.JOINT.label),
        ],
        help_text=_("Personen werden immer einzeln gewählt."),
    )
    general_deputy = forms.BooleanField(
        label=_("zugleich allgemeine Vertretung des Bürgermeisters (Erster Beigeordneter)"),
        required=False,
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        filled = body.organizations.filter(organization_type__in=FILLED, end=None)
        self.fields["organization"].queryset = filled  # type: ignore[attr-defined]
        self.fields["office"].queryset = body.offices.filter(  # type: ignore[attr-defined]
            kind__in=(Office.Kind.ALDERMAN, Office.Kind.DEPUTY_MAYOR)
        )


def factions_of(body: Body) -> Any:
    """The Fraktionen of a body."""
    return body.organizations.filter(organization_type=Type.FACTION, end=None)


class ListForm(forms.Form):
    """A list of a Fraktion or group."""

    faction = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Fraktion"),
        required=False,
        empty_label=_("keine Angabe"),
    )
    name = forms.CharField(
        label=_("Name der Liste"), max_length=80, required=False,
        help_text=_("Leer lassen, wenn die Liste wie die Fraktion heißt."),
    )  # fmt: skip

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["faction"].queryset = factions_of(body)  # type: ignore[attr-defined]


class NominateForm(forms.Form):
    """Who stands, on whose proposal, and with which personal deputy."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), empty_label=_("bitte wählen")
    )
    candidate_list = forms.ModelChoiceField(
        CandidateList.objects.none(),
        label=_("Liste"),
        required=False,
        empty_label=_("keine Angabe"),
    )
    faction = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("auf Vorschlag der Fraktion"),
        required=False,
        empty_label=_("keine Angabe"),
    )
    role = forms.ChoiceField(
        label=_("als"),
        choices=[
            (role, role.label) for role in (Role.MEMBER, Role.EXPERT_CITIZEN, Role.EXPERT_RESIDENT)
        ],
    )
    deputy = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("persönliche Vertretung"),
        required=False,
        empty_label=_("keine Angabe"),
    )

    def __init__(
        self, *args: Any, election: Election, persons: Any, body: Body, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        listed = election.method == Election.Method.LISTS
        committee = election.kind in (Election.Kind.COMMITTEE, Election.Kind.SEAT)
        for name in ("person", "deputy"):
            self.fields[name].queryset = persons  # type: ignore[attr-defined]
        self.fields["candidate_list"].queryset = election.lists.all()  # type: ignore[attr-defined]
        self.fields["faction"].queryset = factions_of(body)  # type: ignore[attr-defined]
        unasked = ["faction" if listed else "candidate_list"]
        unasked += [] if committee else ["role", "deputy"]
        for name in unasked:
            del self.fields[name]
        if listed:
            self.fields["candidate_list"].required = True


class SecrecyForm(forms.Form):
    """How many ask for a secret ballot."""

    members = forms.IntegerField(
        label=_("Mitglieder, die geheime Wahl verlangen"), min_value=1, max_value=999
    )


class FormulaForm(forms.Form):
    """By which method seats are shared out, and where that is written."""

    formula = forms.ChoiceField(label=_("Verteilungsverfahren"), choices=list(METHODS.items()))
    reason = forms.CharField(label=_("Grund und Fundstelle"), widget=SHORT)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Grund"), widget=SHORT)


class CountForm(forms.Form):
    """The counts of one ballot."""

    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, election: Election, standing: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        for key, name in standing.items():
            self.fields[f"votes_{key}"] = whole(name)
        if election.method == Election.Method.JOINT:
            self.fields["yes"] = whole(_("Ja"))
        if election.method != Election.Method.LISTS:
            self.fields["no"] = whole(_("Nein"), initial=0)
        self.fields["abstentions"] = whole(_("Enthaltungen"), initial=0)
        self.fields["invalid"] = whole(_("ungültig"), initial=0)

    def counts(self) -> dict[str, Any]:
        """The counts as the operation takes them."""
        typed = self.cleaned_data
        rest = ("number", "yes", "no", "abstentions", "invalid")
        return {
            "votes": {key: typed[f"votes_{key}"] for key in self.standing},
            **{name: typed[name] for name in rest if name in typed},
        }


class CorrectionForm(CountForm):
    """The right counts of a ballot, and why the first were wrong."""

    reason = forms.CharField(label=_("Grund der Berichtigung"), widget=SHORT)


def whole(label: Any, initial: int | None = None) -> forms.IntegerField:
    """A field for a number of votes."""
    return forms.IntegerField(label=label, min_value=0, max_value=999, initial=initial)


class LotForm(forms.Form):
    """On whom the lot fell, who drew it and before whom."""

    winner = forms.ChoiceField(label=_("Das Los fiel auf"), widget=forms.RadioSelect)
    drawn_by = forms.ModelChoiceField(
        Person.objects.none(), label=_("gezogen von"), empty_label=_("bitte wählen")
    )
    witnesses = forms.CharField(label=_("vor Zeugen"), max_length=300)
    procedure = forms.CharField(
        label=_("Hergang"), max_length=300, required=False,
        help_text=_("Zum Beispiel: zwei gleiche Zettel, gefaltet, aus der Wahlurne."),
    )  # fmt: skip

    def __init__(self, *args: Any, between: Iterable[str], persons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["winner"].choices = [(name, name) for name in between]  # type: ignore[attr-defined]
        self.fields["drawn_by"].queryset = persons  # type: ignore[attr-defined]
