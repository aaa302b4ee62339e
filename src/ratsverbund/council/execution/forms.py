"""Shape and syntax of what is typed about tasks, objections, urgent decisions and notes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.execution.models import Execution, Objection

LONG = 10_000


def area(rows: int = 4) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class FilterForm(forms.Form):
    """What the list of tasks is narrowed to."""

    q = forms.CharField(label=_("Suchwort"), required=False, max_length=80)
    stand = forms.ChoiceField(
        label=_("Stand"), required=False,
        choices=[("", _("alle")), ("running", _("alle laufenden")), ("late", _("überfällig")),
                 *Execution.State.choices],
    )  # fmt: skip
    amt = forms.TypedChoiceField(label=_("Amt"), required=False, coerce=int, empty_value=None)
    stadt = forms.TypedChoiceField(
        label=_("Körperschaft"), required=False, coerce=int, empty_value=None
    )
    teil = forms.ChoiceField(
        label=_("Bürgerinfo"), required=False,
        choices=[("", _("alle")), ("public", _("gezeigt")), ("internal", _("nicht gezeigt"))],
    )  # fmt: skip

    def __init__(
        self, *args: Any, offices: Mapping[int, str], bodies: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        amt: Any = self.fields["amt"]
        stadt: Any = self.fields["stadt"]
        amt.choices = [("", _("alle")), *sorted(offices.items(), key=lambda each: each[1])]
        stadt.choices = [("", _("alle")), *bodies.items()]
        if len(bodies) < 2:
            del self.fields["stadt"]


class NoForm(forms.Form):
    """A step that asks for nothing."""


class ReasonForm(forms.Form):
    """A reason that stays."""

    reason = forms.CharField(label=_("Grund"), max_length=LONG, widget=area(3))


class OfficeField(forms.ModelChoiceField):
    """One of the offices of an administration."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=None, label=_("Amt"), empty_label=_("bitte wählen"), **kwargs)


class OfficeForm(forms.Form):
    """A form with offices to choose from."""

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office: Any = self.fields["office"]
        office.queryset = offices


class AssignForm(OfficeForm):
    """Which office carries a task out, until when."""

    office = OfficeField()
    due = forms.DateField(label=_("Zu erledigen bis"))


class AddForm(OfficeForm):
    """A further task of a resolution."""

    what = forms.CharField(label=_("Was zu tun ist"), max_length=300, widget=area(2))
    office = OfficeField(required=False)
    due = forms.DateField(label=_("Zu erledigen bis"), required=False)
    public = forms.BooleanField(label=_("in der Bürgerinfo zeigen"), required=False)


class AmendForm(forms.Form):
    """The words of a task."""

    what = forms.CharField(label=_("Was zu tun ist"), max_length=300, widget=area(2))
    public = forms.BooleanField(
        label=_("in der Bürgerinfo zeigen"), required=False,
        help_text=_("Nur bei öffentlichen Beschlüssen. Berichte werden einzeln freigegeben."),
    )  # fmt: skip


class TransferForm(OfficeForm):
    """Which office takes a task over, and why."""

    office = OfficeField()
    reason = forms.CharField(label=_("Grund"), max_length=LONG, widget=area(3))


class ExtendForm(forms.Form):
    """A new day, and why."""

    due = forms.DateField(label=_("Neue Frist"))
    reason = forms.CharField(label=_("Grund"), max_length=LONG, widget=area(3))


class ReportForm(forms.Form):
    """How a task stands."""

    text = forms.CharField(label=_("Bericht"), max_length=LONG, widget=area(5))
    file = forms.FileField(label=_("Anlage (PDF)"), required=False)
    done = forms.BooleanField(label=_("Die Aufgabe ist erledigt"), required=False)


class ReleaseNoteForm(forms.Form):
    """A report in words for the public."""

    text = forms.CharField(
        label=_("Öffentlicher Text"), max_length=LONG, widget=area(5),
        help_text=_("Ohne Namen von Personen und ohne nichtöffentliche Angaben."),
    )  # fmt: skip


class MeetingForm(forms.Form):
    """One of the coming meetings."""

    meeting = forms.ModelChoiceField(label=_("Sitzung"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings


class BulkForm(forms.Form):
    """Several tasks at once."""

    tasks = forms.TypedMultipleChoiceField(label=_("Aufgaben"), coerce=int)

    def __init__(self, *args: Any, tasks: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["tasks"]
        field.choices = [(pk, pk) for pk in tasks]


class ObjectionForm(forms.Form):
    """What the mayor objects, and why."""

    kind = forms.ChoiceField(
        label=_("Art"), choices=Objection.Kind.choices, widget=forms.RadioSelect
    )
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


class UrgentForm(forms.Form):
    """A decision that cannot wait."""

    organization = forms.ModelChoiceField(
        label=_("Statt welchen Gremiums"), queryset=None, empty_label=None
    )
    title = forms.CharField(label=_("Gegenstand"), max_length=200)
    text = forms.CharField(label=_("Entscheidung"), max_length=LONG, widget=area(5))
    reason = forms.CharField(
        label=_("Warum sie nicht warten kann"), max_length=LONG, widget=area(4)
    )
    council_in_time = forms.BooleanField(
        label=_("Der Rat kann rechtzeitig zusammentreten"), required=False
    )
    committee_in_time = forms.BooleanField(
        label=_("Der Hauptausschuss kann rechtzeitig entscheiden"), required=False
    )
    grave_disadvantage = forms.BooleanField(
        label=_("Sonst drohen erhebliche Nachteile"), required=False
    )
    public = forms.BooleanField(label=_("öffentliche Sache"), required=False)

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organization"]
        field.queryset = organizations


class CommitteeForm(forms.Form):
    """By which resolution the main committee took it."""

    resolution = forms.ModelChoiceField(label=_("Beschluss"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolution"]
        field.queryset = resolutions


class RepealForm(forms.Form):
    """Whether a decision can still be taken back."""

    reason = forms.CharField(label=_("Grund"), max_length=LONG, widget=area(3))
    rights_of_others = forms.CharField(
        label=_("Rechte anderer, die schon entstanden sind"), required=False, max_length=LONG,
        widget=area(2), help_text=_("Sind Rechte entstanden, bleibt die Entscheidung bestehen; "
                                    "das wird hier festgehalten."),
    )  # fmt: skip


class PressForm(forms.Form):
    """The words of a press note."""

    title = forms.CharField(label=_("Überschrift"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=LONG * 2, widget=area(16))


class EssentialForm(forms.Form):
    """Which resolutions are essential."""

    resolutions = forms.TypedMultipleChoiceField(
        label=_("Wesentliche Beschlüsse"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("Der Text wird daraus neu entworfen. Nichtöffentliche Beschlüsse stehen nicht "
                    "zur Wahl."),
    )  # fmt: skip

    def __init__(self, *args: Any, choice: Iterable[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["resolutions"]
        field.choices = [(each["resolution"], f"{each['title']} ({each['label']})")
                         for each in choice]  # fmt: skip


class EmbargoForm(forms.Form):
    """Until when a note is kept back."""

    embargo = forms.DateTimeField(
        label=_("Sperrfrist"), required=False, help_text=_("Leer: sofort öffentlich.")
    )


class ResidentsForm(forms.Form):
    """What residents are told, under the headings the law names."""

    important_plan = forms.BooleanField(
        label=_("wichtige Planung oder wichtiges Vorhaben"), required=False,
        help_text=_("Dann sollen vor der Abstimmung alle Überschriften ausgefüllt sein."),
    )  # fmt: skip

    def __init__(self, *args: Any, headings: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in headings:
            self.fields[name] = forms.CharField(
                label=name, required=False, max_length=LONG, widget=area(3)
            )
