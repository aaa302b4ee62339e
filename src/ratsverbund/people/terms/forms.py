"""What is typed about departures, successors and Fraktionen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.mandates.roster import Roster, Type
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class DayForm(forms.Form):
    """The day on which a council is looked at."""

    tag = forms.DateField(label=_("Stand am"), required=False, widget=forms.DateInput)


class FromRoster(forms.TypedChoiceField):
    """A person or organization of a roster."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label=label, choices=(), **kwargs)

    def offer(self, found: list[Any], empty: Any = "") -> None:
        """Offer records by name."""
        by_number = {str(each.pk): each for each in found}
        self.choices = [("", empty or "–"), *((pk, str(each)) for pk, each in by_number.items())]
        self.coerce = by_number.get
        self.empty_value = None


class SeveralFromRoster(forms.TypedMultipleChoiceField):
    """Several persons or organizations of a roster."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label=label, choices=(), widget=forms.CheckboxSelectMultiple, **kwargs)

    def offer(self, found: list[Any]) -> None:
        """Offer records by name."""
        by_number = {str(each.pk): each for each in found}
        self.choices = [(pk, str(each)) for pk, each in by_number.items()]
        self.coerce = by_number.get


class ChangeForm(forms.Form):
    """When, and on what evidence; forms of changes add what."""

    day = forms.DateField(label=_("Tag"), widget=forms.DateInput)
    reason = forms.CharField(
        label=_("Grund und Nachweis"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    day_hint: Any = ""

    def __init__(self, roster: Roster, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].help_text = self.day_hint
        self.offer(roster)
        self.order_fields([name for name in self.fields if name not in ("day", "reason")])

    def offer(self, roster: Roster) -> None:
        """Offer what the roster has."""
        for name, found in (
            ("person", members(roster)),
            ("chair", members(roster)),
            ("members", members(roster)),
            ("faction", factions(roster)),
            ("target", factions(roster)),
            ("factions", factions(roster)),
        ):
            if name in self.fields:
                self.fields[name].offer(found)  # type: ignore[attr-defined]


class DepartureForm(ChangeForm):
    """Who leaves, and on which last day."""

    day_hint = _("letzter Tag im Mandat")
    person = FromRoster(_("Wer scheidet aus?"))
    ground = forms.ChoiceField(
        label=_("Anlass"),
        choices=[
            ("Verzicht", _("Verzicht")),
            ("Tod", _("Tod")),
            ("Verlust des Mandats", _("Verlust des Mandats")),
        ],
    )


class SwitchForm(ChangeForm):
    """Who joins which Fraktion, from when."""

    day_hint = _("erster Tag in der neuen Fraktion")
    person = FromRoster(_("Wer wechselt?"))
    target = FromRoster(_("Neue Fraktion"), required=False, help_text=_("leer: ohne Fraktion"))


class FormationForm(ChangeForm):
    """A new Fraktion with its members."""

    day_hint = _("erster Tag der Fraktion")
    name = forms.CharField(label=_("Name"), max_length=160)
    short_name = forms.CharField(label=_("Kürzel"), max_length=30)
    members = SeveralFromRoster(_("Mitglieder"))
    chair = FromRoster(_("Vorsitz"))

    def clean(self) -> dict[str, Any]:
        """Refuse a chair from outside."""
        found: dict[str, Any] = super().clean() or {}
        chair, chosen = found.get("chair"), found.get("members") or []
        if chair is not None and chosen and chair not in chosen:
            self.add_error("chair", _("Der Vorsitz muss Mitglied sein. Bitte oben ankreuzen."))
        return found


class MergerForm(ChangeForm):
    """Which Fraktionen join, and under what name."""

    day_hint = _("erster Tag der neuen Fraktion")
    factions = SeveralFromRoster(_("Diese Fraktionen schließen sich zusammen"))
    name = forms.CharField(label=_("Neuer Name"), max_length=160)
    short_name = forms.CharField(label=_("Kürzel"), max_length=30)


class DissolutionForm(ChangeForm):
    """Which Fraktion ends."""

    day_hint = _("letzter Tag der Fraktion")
    faction = FromRoster(_("Fraktion"))


class EntryForm(forms.Form):
    """A place on a reserve list."""

    faction = FromRoster(_("Liste der Fraktion"))
    position = forms.IntegerField(label=_("Platz"), min_value=1, max_value=500)
    person = FromRoster(
        _("Person"), help_text=_("Wer fehlt, wird zuerst unter „Personen“ eingetragen.")
    )

    def __init__(self, roster: Roster, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["faction"].offer(factions(roster))  # type: ignore[attr-defined]
        self.fields["person"].offer(roster.persons)  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Why a place is passed over."""

    reason = forms.CharField(label=_("Grund"), max_length=200)


class SuccessorForm(forms.Form):
    """When somebody moves up, and what the election officer found."""

    day = forms.DateField(label=_("erster Tag im Rat"), widget=forms.DateInput)
    confirmation = forms.CharField(
        label=_("Feststellung der Wahlleitung"),
        max_length=1000,
        help_text=_("wer es wann festgestellt hat, zum Beispiel „Wahlleiterin, 12.03.2026“"),
    )


def members(roster: Roster) -> list[Person]:
    """Persons with a seat that has not ended, by name."""
    seated = {seat.person.pk for seat in roster.seats if seat.end is None}
    return [person for person in roster.persons if person.pk in seated]


def factions(roster: Roster) -> list[Organization]:
    """Fraktionen that have not ended."""
    return [
        each
        for each in roster.organizations
        if each.organization_type == Type.FACTION and each.end is None
    ]
