"""Shape of what is typed about votes and results."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.decisions.shapes import accounted, majorities, topics, votes
from ratsverbund.council.decisions.tally import KINDS, Tally, parse_factions
from ratsverbund.council.meetings.hours import HourFields
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import afterwards, present_moment
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.people.organizations.naming import labelled
from ratsverbund.ui.formats import write_time


def line(label: Any) -> forms.CharField:
    """The votes of one kind by Fraktion, in one line."""
    return forms.CharField(label=label, required=False, max_length=400)


class TallyForm(forms.Form):
    """The votes as they were counted, each kind as a number, by Fraktion, or both."""

    yes = votes(_("Ja-Stimmen"))
    yes_factions = line(_("Ja nach Fraktionen"))
    no = votes(_("Nein-Stimmen"))
    no_factions = line(_("Nein nach Fraktionen"))
    abstentions = votes(_("Enthaltungen"))
    abstentions_factions = line(_("Enthaltungen nach Fraktionen"))
    invalid = votes(_("ungültige Stimmen"))
    topic = topics()
    majority = majorities()

    def hold(self, topic: str, *, fixed: bool) -> None:
        """Begin with the topic paper or title tell; a fixed one is the only one to choose."""
        field: Any = self.fields["topic"]
        self.initial.setdefault("topic", topic)
        if fixed:
            field.choices = [pair for pair in field.choices if pair[0] == topic]

    def tally(self) -> Tally:
        """The counts of a sound form; numbers and Fraktionen are compared, never adjusted.

        Raises: InvalidInput.
        """
        typed = self.cleaned_data
        factions = parse_factions(*(typed[f"{kind}_factions"] for kind in KINDS))
        if not factions and all(typed[kind] is None for kind in (*KINDS, "invalid")):
            raise InvalidInput(str(_("Tragen Sie die Stimmen ein, als Zahl oder nach Fraktionen.")))
        counts = {
            kind: sum(getattr(each, kind) for each in factions)
            if typed[kind] is None
            else typed[kind]
            for kind in KINDS
        }
        return Tally(**counts, invalid=typed["invalid"] or 0, factions=factions)


class VoteForm(HourFields, TallyForm):
    """A vote to record."""

    text = forms.CharField(
        label=_("abweichender Beschluss"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nur ausfüllen, wenn etwas anderes beschlossen wurde als vorgeschlagen."),
    )  # fmt: skip
    at = forms.TimeField(
        label=_("Uhrzeit der Abstimmung"), required=False, widget=forms.TimeInput(format="%H:%M"),
        help_text=_("Leer heißt jetzt. Danach richtet sich, wer als anwesend zählt."),
    )  # fmt: skip
    missing = forms.BooleanField(label=_("Fehlende Stimmen sind nicht abgegeben"), required=False)
    despite = forms.CharField(
        label=_("Warum trotzdem abgestimmt wird"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, meeting: Meeting, early: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.hold_hours(meeting.starts_at)
        self.fields["at"].widget.input_type = "time"
        if afterwards(meeting):
            self.fields["at"].help_text = _(
                "Leer heißt: die zuletzt festgehaltene Uhrzeit, %(time)s."
            ) % {"time": write_time(present_moment(meeting))}
        if not early:
            self.fields["despite"].required = False

    def settled_tally(self, entitled: int) -> Tally:
        """The counts, once it is said that missing votes were not cast. Raises: InvalidInput."""
        return accounted(self.tally(), entitled, confirmed=self.cleaned_data["missing"])

    def moment(self) -> datetime:
        """When the vote was taken; a meeting does not vote before it begins."""
        if clock := self.cleaned_data["at"]:
            return self.moment_at(clock)
        return present_moment(self.meeting)


class CorrectionForm(TallyForm):
    """A vote to correct."""

    reason = forms.CharField(
        label=_("Grund der Berichtigung"), widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(forms.Form):
    """A reason that the record keeps."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}))


class AdjournForm(forms.Form):
    """Why an item is adjourned, if anything is to be said."""

    reason = forms.CharField(
        label=_("Vermerk"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SystemForm(forms.Form):
    """The admitted system an organization votes with."""

    name = forms.CharField(label=_("Abstimmungssystem"), max_length=120)
    admission = forms.CharField(
        label=_("Zulassung der Gemeindeprüfungsanstalt, Aktenzeichen"), max_length=120
    )
    admitted_on = forms.DateField(label=_("zugelassen am"))
    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Zum Beispiel der Beschluss, mit dem das Gremium das System einführt."),
    )  # fmt: skip


class NoteForm(forms.Form):
    """Nothing to type: the organization took note."""


class ResolutionFilter(forms.Form):
    """Which resolutions to list."""

    q = forms.CharField(label=_("Suchwort"), required=False, max_length=100)
    year = forms.TypedChoiceField(label=_("Jahr"), required=False, coerce=int, empty_value=None)
    organization = forms.TypedChoiceField(
        label=_("Gremium"), required=False, coerce=int, empty_value=None
    )
    result = forms.ChoiceField(
        label=_("Ergebnis"), required=False, choices=[("", _("alle")), *Resolution.Result.choices]
    )

    def __init__(
        self, *args: Any, known: Iterable[tuple[int, int, str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = list(known)
        years = sorted({year for year, *_organization in known}, reverse=True)
        names = sorted(
            labelled({(pk, name, town) for _year, pk, name, town in known}), key=lambda e: e[1]
        )
        for name, choices in (
            ("year", zip(years, years, strict=True)),
            ("organization", names),
        ):
            self.fields[name].choices = [("", _("alle")), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The limits as the query takes them; what cannot be read limits nothing."""
        typed = self.cleaned_data if self.is_valid() else {}
        return {
            "text": typed.get("q", ""),
            "year": typed.get("year"),
            "organization": typed.get("organization"),
            "result": typed.get("result", ""),
        }
