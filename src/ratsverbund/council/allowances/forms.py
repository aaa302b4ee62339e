"""Shape of what is typed about allowances; each kind of claim asks only what its rule needs."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.ui.amounts import EuroField

Kind = LossClaim.Kind
Facts = dict[str, Any]


class ClockField(forms.TimeField):
    """A wall clock time, typed as 17:30."""

    widget = forms.TimeInput(format="%H:%M")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.input_type = "time"
        self.error_messages["invalid"] = _("Schreiben Sie die Uhrzeit wie 17:30.")


class ClaimForm(forms.Form):
    """What every claim asks: where, on which day, from when to when, and the proof."""

    body = forms.TypedChoiceField(label=_("Gemeinde"), coerce=int)
    day = forms.DateField(label=_("Tag"))
    start = ClockField(label=_("Von"))
    end = ClockField(label=_("Bis"))
    proof = forms.FileField(
        label=_("Nachweis"), required=False,
        help_text=_("PDF oder Foto. Sie können ihn auch nachreichen."),
    )  # fmt: skip
    kind = ""

    def __init__(self, *args: Any, places: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.choices = [(place["id"], place["name"]) for place in places]
        if len(places) == 1:
            field.initial, field.widget = places[0]["id"], forms.HiddenInput()
        self.order_fields([name for name in self.fields if name != "proof"] + ["proof"])

    def span(self, start: str = "start", end: str = "end") -> Facts:
        """A span of the claimed day as JSON."""
        typed = self.cleaned_data
        moments = (datetime.combine(typed["day"], typed[name]) for name in (start, end))
        return dict(zip(("start", "end"), (at.isoformat() for at in moments), strict=True))

    def facts(self) -> Facts:
        """The facts as the rule of the kind asks for them."""
        return {"kind": self.kind, "absences": [self.span()]}


class AbsenceForm(ClaimForm):
    """An absence from work, whatever the work."""

    kind = Kind.OTHER

    def clean(self) -> Facts:
        """Refuse an end before the beginning."""
        typed = super().clean() or {}
        if typed.get("start") and typed.get("end") and typed["end"] <= typed["start"]:
            self.add_error("end", _("Das Ende liegt nicht nach dem Beginn."))
        return typed


class EmployeeForm(AbsenceForm):
    """An employee's absence."""

    kind = Kind.EMPLOYEE
    work_start = ClockField(label=_("Ihre Arbeitszeit an diesem Tag: von"))
    work_end = ClockField(label=_("Ihre Arbeitszeit an diesem Tag: bis"))
    certified_rate = EuroField(
        label=_("Bescheinigter Stundenlohn (EUR)"), required=False,
        help_text=_("Nur wenn er über dem Regelsatz liegt; mit Bescheinigung des Arbeitgebers."),
    )  # fmt: skip

    def facts(self) -> Facts:
        """Absence, working time and what the employer certifies."""
        work = self.span("work_start", "work_end")
        return super().facts() | {
            "working_time": [work],
            "certified_rate": plain(self.cleaned_data["certified_rate"]),
        }

    def clean(self) -> Facts:
        """Refuse a working time that ends before it begins."""
        typed = super().clean()
        start, end = typed.get("work_start"), typed.get("work_end")
        if start and end and end <= start:
            self.add_error("work_end", _("Das Ende liegt nicht nach dem Beginn."))
        return typed


class SelfEmployedForm(AbsenceForm):
    """A self-employed person's absence."""

    kind = Kind.SELF_EMPLOYED
    declared_rate = EuroField(
        label=_("Ausfall je Stunde (EUR)"), required=False,
        help_text=_("Nur wenn er über dem Regelsatz liegt; bitte glaubhaft machen."),
    )  # fmt: skip
    statement_signed = forms.BooleanField(
        label=_("Ich versichere, dass diese Angabe richtig ist."), required=False
    )

    def facts(self) -> Facts:
        """Absence and the loss declared."""
        return super().facts() | {
            "declared_rate": plain(self.cleaned_data["declared_rate"]),
            "statement_signed": self.cleaned_data["statement_signed"],
        }


class HouseholdForm(AbsenceForm):
    """Absence of someone who keeps a household."""

    kind = Kind.HOUSEHOLD
    household_persons = forms.IntegerField(
        label=_("Personen im Haushalt"), min_value=1, max_value=30
    )
    person_in_care = forms.BooleanField(
        label=_("Darunter ein Kind unter 14 Jahren oder eine pflegebedürftige Person"),
        required=False,
    )
    weekly_hours = forms.DecimalField(
        label=_("Ihre Erwerbsarbeit in Stunden je Woche"), min_value=0, max_value=80,
        decimal_places=2, localize=True, help_text=_("0, wenn Sie nicht erwerbstätig sind."),
    )  # fmt: skip
    stand_in_cost = EuroField(
        label=_("Kosten einer Vertretung im Haushalt (EUR)"), required=False,
        help_text=_("Nur wenn Sie statt des Stundensatzes diese Kosten beantragen; mit Nachweis."),
    )  # fmt: skip

    def facts(self) -> Facts:
        """Absence, the household, and a stand-in if one is asked for."""
        typed = self.cleaned_data
        return super().facts() | {
            "household_persons": typed["household_persons"],
            "person_in_care": typed["person_in_care"],
            "weekly_hours": plain(typed["weekly_hours"]),
            "stand_in_cost": plain(typed["stand_in_cost"]),
        }


class CareForm(AbsenceForm):
    """Paid care of a child outside the working time."""

    kind = Kind.CHILD_CARE
    proven_cost = EuroField(label=_("Bezahlt (EUR)"))
    child_born = forms.DateField(label=_("Geburtstag des Kindes"))

    def facts(self) -> Facts:
        """The care, its cost and the child's birthday."""
        typed = self.cleaned_data
        return {
            "care": self.span(),
            "proven_cost": plain(typed["proven_cost"]),
            "child_born": typed["child_born"].isoformat(),
        }


FORMS: dict[str, type[ClaimForm]] = {
    Kind.EMPLOYEE: EmployeeForm,
    Kind.SELF_EMPLOYED: SelfEmployedForm,
    Kind.HOUSEHOLD: HouseholdForm,
    Kind.OTHER: AbsenceForm,
    Kind.CHILD_CARE: CareForm,
}


def on_paper(form: ClaimForm, persons: Any) -> ClaimForm:
    """Ask also whose claim it is: somebody handed it in on paper."""
    asked: Any = forms.ModelChoiceField(
        label=_("Antrag von"), queryset=persons, empty_label=_("– bitte wählen –")
    )
    form.fields = {"person": asked, **form.fields}
    return form


def plain(amount: Any) -> str | None:
    """A decimal as the facts keep it."""
    return None if amount is None else str(amount)


class ProofForm(forms.Form):
    """A proof handed in later."""

    proof = forms.FileField(label=_("Nachweis"), help_text=_("PDF oder Foto."))


class SettleForm(forms.Form):
    """What only a person can find."""

    finding = forms.CharField(
        label=_("Feststellung"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class RejectForm(forms.Form):
    """Why a claim is turned down."""

    reason = forms.CharField(
        label=_("Grund der Ablehnung"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Der Satz steht so bei der antragstellenden Person."),
    )  # fmt: skip


class FixForm(forms.Form):
    """Why something that was fixed changes."""

    reason = forms.CharField(
        label=_("Grund der Änderung"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class SessionForm(forms.Form):
    """A meeting of a Fraktion and who came."""

    organization = forms.ModelChoiceField(
        label=_("Fraktion"), queryset=Organization.objects.none(), empty_label=_("– bitte wählen –")
    )
    day = forms.DateField(label=_("Tag"))
    online = forms.BooleanField(label=_("digital"), required=False)
    participants = forms.ModelMultipleChoiceField(
        label=_("Teilgenommen haben"), queryset=Person.objects.none(),
        help_text=_("Mehrere mit Strg oder ⌘ auswählen."),
    )  # fmt: skip

    def __init__(self, *args: Any, factions: Any, persons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = factions  # type: ignore[attr-defined]
        self.fields["participants"].queryset = persons  # type: ignore[attr-defined]
