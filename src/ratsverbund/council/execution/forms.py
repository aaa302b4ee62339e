"""Shape and syntax of what is typed about tasks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.execution.models import Execution

LONG = 10_000


def area(rows: int = 4) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class FilterForm(forms.Form):
    """What the list of tasks is narrowed to."""

    q = forms.CharField(label=_("Suchwort"), required=False, max_length=80)
    beschluss = forms.IntegerField(required=False, widget=forms.HiddenInput)
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

    meeting: Any = forms.ModelChoiceField(label=_("Sitzung"), queryset=None, empty_label=None)

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
