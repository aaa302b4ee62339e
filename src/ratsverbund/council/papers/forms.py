"""Forms of papers: the shape of what is typed, never its rules."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.wording import Proposal, Stop, Wording
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.naming import labelled

LONG = {"rows": 12, "class": "rv-long"}


class PaperForm(forms.Form):
    """What stands at the head and in the body of a paper."""

    paper_type = forms.ChoiceField(label=_("Art"), choices=Paper.Type)
    title = forms.CharField(label=_("Betreff"), max_length=300)
    office = forms.CharField(label=_("Federführendes Amt"), max_length=160, required=False)
    day = forms.DateField(label=_("Datum"))
    reasoning = forms.CharField(
        label=_("Sachverhalt und Begründung"), widget=forms.Textarea(LONG), required=False
    )
    financial_effect = forms.CharField(
        label=_("Finanzielle Auswirkungen"), widget=forms.Textarea({"rows": 4}), required=False
    )
    public = forms.BooleanField(
        label=_("Die Vorlage ist öffentlich"),
        help_text=_("Veröffentlicht wird sie erst mit der Freigabe."),
        required=False,
    )
    late = forms.BooleanField(label=_("Nachtrag zur Tagesordnung"), required=False)


class OrganizationForm(forms.Form):
    """A row that names an organization."""

    organization = forms.ChoiceField(label=_("Gremium"), required=False)

    def __init__(self, *args: Any, organizations: Iterable[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in organizations}
        choices = [("", _("– bitte wählen –")), *((pk, each) for pk, each in self.known.items())]
        self.fields["organization"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Organization | None:
        """The organization that was picked."""
        return self.known.get(self.cleaned_data.get("organization", ""))


class ProposalForm(OrganizationForm):
    """One proposed resolution and who is asked."""

    text = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 5}), required=False)


class StopForm(OrganizationForm):
    """One station of a paper's way."""

    place = forms.IntegerField(label=_("Platz"), min_value=1, max_value=99, required=False)
    authoritative = forms.BooleanField(label=_("entscheidet"), required=False)


ProposalForms = forms.formset_factory(ProposalForm, extra=0, max_num=40)
StopForms = forms.formset_factory(StopForm, extra=0, max_num=40)


class Draft:
    """The form of a paper together with the rows of its proposals."""

    def __init__(
        self, organizations: Iterable[Organization], typed: Any = None, initial: Any = None
    ) -> None:
        shared = {"organizations": list(organizations)}
        self.bound = typed is not None
        rows = (initial or {}).get("proposals")
        self.paper = PaperForm(typed, initial=initial)
        self.proposals = ProposalForms(typed, prefix="proposals", initial=rows, form_kwargs=shared)

    @classmethod
    def of(cls, organizations: Iterable[Organization], wording: Wording) -> "Draft":
        """The form filled with a wording."""
        rows = [
            {"organization": each.organization.pk if each.organization else "", "text": each.text}
            for each in wording.proposals
        ]
        return cls(organizations, initial=wording.fields() | {"proposals": rows or [{}]})

    @classmethod
    def extended(cls, organizations: Iterable[Organization], typed: Mapping[str, Any]) -> "Draft":
        """The form as it was typed, with one more row; nothing is judged yet."""
        fields = {name: typed.get(name, "") for name in PaperForm.base_fields}
        rows = typed_rows(typed, "proposals", ProposalForm)
        return cls(organizations, initial=fields | {"proposals": [*rows, {}]})

    def is_valid(self) -> bool:
        """Whether everything that was typed has its shape."""
        return all([self.paper.is_valid(), self.proposals.is_valid()])

    def wording(self) -> Wording:
        """What was typed, without rows left empty."""
        rows = [(row.chosen, row.cleaned_data.get("text", "")) for row in self.proposals]
        proposals = tuple(Proposal(*row) for row in rows if any(row))
        return Wording(**self.paper.cleaned_data, proposals=proposals)


def typed_rows(
    typed: Mapping[str, Any], prefix: str, form: type[forms.Form]
) -> list[dict[str, Any]]:
    """Read the rows of a formset back as they were typed."""
    written = typed.get(f"{prefix}-TOTAL_FORMS", "0")
    count = min(int(written), 40) if written.isdecimal() else 0
    return [
        {name: typed.get(f"{prefix}-{row}-{name}", "") for name in form.base_fields}
        for row in range(count)
    ]


def stops_of(rows: Any) -> list[Stop]:
    """The stations of a valid formset, by their places; rows left empty are none."""
    chosen = [row for row in rows if row.chosen]
    chosen.sort(key=lambda row: row.cleaned_data.get("place") or 99)
    return [Stop(row.chosen, row.cleaned_data["authoritative"]) for row in chosen]


class FilterForm(forms.Form):
    """What narrows the list of papers."""

    q = forms.CharField(label=_("Suche"), max_length=200, required=False)
    state = forms.ChoiceField(
        label=_("Stand"), choices=[("", _("alle")), *Paper.State.choices], required=False
    )
    paper_type = forms.ChoiceField(
        label=_("Art"), choices=[("", _("alle")), *Paper.Type.choices], required=False
    )
    organization = forms.ChoiceField(label=_("Gremium"), required=False)
    year = forms.IntegerField(label=_("Jahr"), min_value=1900, max_value=2200, required=False)
    body = forms.ChoiceField(label=_("Körperschaft"), required=False)

    def __init__(
        self,
        *args: Any,
        organizations: Iterable[Organization],
        bodies: Mapping[int, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = ((each.pk, each.name, each.body.short_name) for each in organizations)
        lists: dict[str, list[tuple[int, str]]] = {"organization": labelled(rows)}
        lists["body"] = list(bodies.items())
        for name, choices in lists.items():
            self.fields[name].choices = [("", _("alle")), *choices]  # type: ignore[attr-defined]
        if len(bodies) < 2:
            del self.fields["body"]


class VersionsForm(forms.Form):
    """Which two versions are set side by side."""

    von = forms.TypedChoiceField(label=_("Vergleiche Fassung"), coerce=int, required=False)
    bis = forms.TypedChoiceField(label=_("mit Fassung"), coerce=int, required=False)

    def __init__(self, *args: Any, versions: Iterable[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each["number"], f"{each['number']} – {each['author']}") for each in versions]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    """The file of a paper."""

    file = forms.FileField(
        label=_("Datei der Vorlage"),
        help_text=_(".docx, .pdf, .txt oder .md, höchstens 20 MB"),
        allow_empty_file=True,
    )


class IntakeForm(forms.Form):
    """What a reading may lack: title, day, and organizations of its proposals."""

    title = forms.CharField(label=_("Betreff"), max_length=300, required=False)
    day = forms.DateField(label=_("Datum"))


class AttachmentForm(forms.Form):
    """A file that goes with a paper."""

    file = forms.FileField(
        label=_("Datei"), help_text=_("höchstens 30 MB"), allow_empty_file=True, max_length=300
    )
    title = forms.CharField(label=_("Bezeichnung"), max_length=200, required=False)
    public = forms.BooleanField(label=_("Die Anlage ist öffentlich"), required=False)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea({"rows": 3}))


class WithdrawForm(ReasonForm):
    """When and why a paper is taken back."""

    on = forms.DateField(label=_("zurückgezogen am"))
    field_order = ["on", "reason"]


class AskForm(forms.Form):
    """Who is to co-sign."""

    accounts = forms.MultipleChoiceField(
        label=_("Wer soll mitzeichnen?"), widget=forms.CheckboxSelectMultiple, required=False
    )


class AnswerForm(forms.Form):
    """The answer to a request for a co-signature."""

    note = forms.CharField(label=_("Anmerkung"), widget=forms.Textarea({"rows": 3}), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
