"""What is typed about organizations, seats and offices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Deputy, Membership, Office, Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.queries import known_to

VOTES = {"yes": True, "no": False}


class OrganizationFilter(forms.Form):
    """Narrow the list of organizations."""

    q = forms.CharField(label=_("Gremium oder Körperschaft"), required=False, max_length=80)
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *Organization.Type.choices]
    )


class DayForm(forms.Form):
    """The day as of which a page is shown."""

    am = forms.DateField(label=_("Stand am"), required=False, widget=forms.DateInput)


class OrganizationForm(forms.Form):
    """An organization of a body."""

    name = forms.CharField(label=_("Name"), max_length=160)
    short_name = forms.CharField(label=_("Kürzel"), max_length=30, required=False)
    organization_type = forms.ChoiceField(label=_("Art"), choices=Organization.Type.choices)
    task = forms.ChoiceField(label=_("Aufgabe"), required=False, choices=Organization.Task.choices)
    seats = forms.IntegerField(
        label=_("stimmberechtigte Sitze"), required=False, min_value=1, max_value=500
    )
    special_statute = forms.BooleanField(
        label=_("sondergesetzlich geregelt"),
        required=False,
        help_text=_("Dann vertritt nur die persönliche Vertretung."),
    )
    start = forms.DateField(label=_("gebildet am"), required=False, widget=forms.DateInput)


class EndForm(forms.Form):
    """A last day."""

    end = forms.DateField(label=_("Letzter Tag"), widget=forms.DateInput)


class PersonChoice(forms.Form):
    """A person known at a body, or entered for it and without a seat yet."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Person"),
        empty_label=_("Bitte wählen"),
        help_text=_("Fehlt jemand, tragen Sie die Person zuerst unter „Personen“ ein."),
    )
    start = forms.DateField(label=_("von"), widget=forms.DateInput)

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Person.objects.filter(known_to([body.pk], keeping=[body.pk]))
        self.fields["person"].queryset = known  # type: ignore[attr-defined]


class DeputyForm(PersonChoice):
    """Who stands in, from when, and at which place in the order."""

    rank = forms.TypedChoiceField(label=_("Stelle in der Reihenfolge"), coerce=int)

    def __init__(self, body: Body, deputies: list[Deputy], more: bool, *args: Any) -> None:
        super().__init__(body, *args)
        places = [(each.rank, _("statt %(person)s") % {"person": each.person}) for each in deputies]
        following = max((each.rank for each in deputies), default=0) + 1
        if more:
            places.append((following, _("%(place)s. Stelle") % {"place": following}))
        self.fields["rank"].choices = places  # type: ignore[attr-defined]
        self.initial["rank"] = places[-1][0] if places else None


class SeatForm(PersonChoice):
    """A seat: who, in which role, with a vote, for which Fraktion, from when."""

    end = forms.DateField(label=_("bis"), required=False, widget=forms.DateInput)
    role = forms.ChoiceField(label=_("Funktion"), choices=Membership.Role.choices)
    voting_right = forms.TypedChoiceField(
        label=_("stimmberechtigt"),
        required=False,
        choices=[("", _("nach der Funktion")), ("yes", _("ja")), ("no", _("nein"))],
        coerce=VOTES.get,
        empty_value=None,
    )
    on_behalf_of = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("auf Vorschlag der Fraktion"),
        required=False,
        empty_label=_("ohne"),
    )

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(body, *args, **kwargs)
        factions = Organization.objects.filter(
            body=body, organization_type=Organization.Type.FACTION
        )
        self.fields["on_behalf_of"].queryset = factions  # type: ignore[attr-defined]
        self.initial.setdefault("role", Membership.Role.MEMBER)


class OfficeForm(forms.Form):
    """An office of a body."""

    name = forms.CharField(label=_("Bezeichnung"), max_length=120)
    name_feminine = forms.CharField(
        label=_("weibliche Form"), max_length=120, required=False,
        help_text=_("zum Beispiel „Technische Beigeordnete“"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Art"), choices=Office.Kind.choices)
