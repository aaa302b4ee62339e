"""Shape and syntax of what is typed about petitions."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.petitions.models import Petition

LONG = 20_000
NAMES = _("Ein Name je Zeile.")
NO_NAMES = _("Ohne Namen von Petenten: Das Protokoll wird nicht gelöscht.")


def area(rows: int = 4) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class RegisterForm(forms.Form):
    """A petition that came in on paper, by mail or on record."""

    body: Any = forms.ModelChoiceField(label=_("Körperschaft"), queryset=None)
    subject = forms.CharField(label=_("Betreff"), max_length=200)
    wording = forms.CharField(label=_("Wortlaut"), max_length=LONG, widget=area(8))
    form = forms.ChoiceField(label=_("Eingegangen als"), choices=Petition.Form.choices)
    received_on = forms.DateField(label=_("Eingegangen am"), initial=timezone.localdate)
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False,
        help_text=_("Fehlt er, wird er nachgefordert."),
    )  # fmt: skip
    address = forms.CharField(label=_("Anschrift"), max_length=500, required=False, widget=area(3))
    email = forms.EmailField(label=_("E-Mail"), required=False)
    resident_since = forms.DateField(label=_("Wohnt hier seit"), required=False)
    nonresident = forms.BooleanField(label=_("wohnt nicht in der Gemeinde"), required=False)
    signatories = forms.IntegerField(
        label=_("Zahl der Unterzeichner"), min_value=1, max_value=1_000_000, initial=1
    )
    cosigners = forms.CharField(
        label=_("Mitunterzeichner"), required=False, max_length=LONG, widget=area(3),
        help_text=NAMES,
    )  # fmt: skip

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies: Any = self.fields["body"]
        bodies.queryset = places
        bodies.empty_label = None


class AcceptForm(forms.Form):
    """Under which subject an intake is registered."""

    subject = forms.CharField(label=_("Betreff"), max_length=200)
    nonresident = forms.BooleanField(label=_("wohnt nicht in der Gemeinde"), required=False)


class ReasonForm(forms.Form):
    """A reason that stays."""

    reason = forms.CharField(label=_("Grund"), max_length=2000, widget=area(3), help_text=NO_NAMES)


class ExamineForm(forms.Form):
    """What is known about a petition."""

    city_task = forms.TypedChoiceField(
        label=_("Betrifft eine Aufgabe der Stadt"), choices=[("yes", _("ja")), ("no", _("nein"))],
        coerce=lambda word: word == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    crime = forms.BooleanField(label=_("Der Inhalt erfüllt einen Straftatbestand"), required=False)
    remedy = forms.CharField(
        label=_("Rechtsmittel, das gegeben ist"), max_length=200, required=False,
        help_text=_("Zum Beispiel „Einspruch gegen den Bußgeldbescheid“; sonst leer."),
    )  # fmt: skip
    earlier = forms.TypedChoiceField(
        label=_("Schon geprüfte Eingabe"), required=False, coerce=int, empty_value=None
    )
    new_facts = forms.BooleanField(
        label=_("Gegenüber der früheren wird Neues vorgetragen"), required=False
    )

    def __init__(self, *args: Any, similar: Iterable[Petition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike = {each.pk: each for each in similar}
        earlier: Any = self.fields["earlier"]
        earlier.choices = [("", _("keine"))] + [
            (pk, f"{each.reference} {each.subject}") for pk, each in self.alike.items()
        ]

    def clean_earlier(self) -> Petition | None:
        """Turn the number into the petition it names."""
        return self.alike.get(self.cleaned_data["earlier"])


class RouteForm(forms.Form):
    """Where a petition goes."""

    route = forms.ChoiceField(
        label=_("Entscheidung"), choices=Petition.Route.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Begründung"), required=False, max_length=2000, widget=area(3),
        help_text=_("Nötig, wenn Sie vom Vorschlag abweichen oder von der Prüfung absehen. "
                    "Bitte ohne Namen."),
    )  # fmt: skip


class CompleteForm(forms.Form):
    """The name and form that were missing."""

    name = forms.CharField(label=_("Name"), max_length=200)
    address = forms.CharField(label=_("Anschrift"), max_length=500, required=False, widget=area(3))
    form = forms.ChoiceField(
        label=_("Jetzt eingegangen als"),
        choices=[c for c in Petition.Form.choices if c[0] != Petition.Form.ORAL],
    )


class ForwardForm(forms.Form):
    """Who is responsible."""

    addressee = forms.CharField(
        label=_("Zuständige Stelle mit Anschrift"), max_length=500, widget=area(4),
        help_text=_("Höchstens sechs Zeilen; so steht sie im Anschriftfeld."),
    )  # fmt: skip


class RefrainForm(forms.Form):
    """Who decided not to examine a petition."""

    decided_by = forms.CharField(
        label=_("Entschieden durch"), max_length=200,
        help_text=_("Die Satzung sagt nicht, wer entscheidet; voreingestellt ist der "
                    "Beschwerdeausschuss auf Vorschlag des Bürgermeisters."),
    )  # fmt: skip


class ScheduleForm(forms.Form):
    """The meeting and the public title."""

    meeting: Any = forms.ModelChoiceField(
        label=_("Sitzung des Beschwerdeausschusses"), queryset=None, empty_label=None
    )
    title = forms.CharField(
        label=_("Bezeichnung in der Tagesordnung"), max_length=300,
        help_text=_("Öffentlich: nur die Sache, keine Namen und keine Anschrift."),
    )  # fmt: skip

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings
        field.choices = [(each.pk, str(each)) for each in meetings]  # asked once


class SpeakerForm(forms.Form):
    """Who speaks for all."""

    chosen = forms.MultipleChoiceField(
        label=_("Es spricht"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Nur eine Person spricht. Ohne Auswahl ist es der Erstunterzeichner."),
    )  # fmt: skip

    def __init__(self, *args: Any, signed: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = signed


class HearingForm(forms.Form):
    """How long somebody spoke."""

    minutes = forms.IntegerField(label=_("Minuten"), min_value=0, max_value=240, initial=0)
    seconds = forms.IntegerField(label=_("Sekunden"), min_value=0, max_value=59, initial=0)
    waived = forms.BooleanField(label=_("Die Gelegenheit wurde nicht wahrgenommen"), required=False)

    def spoken(self) -> timedelta:
        """The time as one duration."""
        return timedelta(minutes=self.cleaned_data["minutes"], seconds=self.cleaned_data["seconds"])


class OutcomeForm(forms.Form):
    """To whom the committee refers, with or without advice."""

    step = forms.ChoiceField(label=_("Der Ausschuss will"), widget=forms.RadioSelect)
    target: Any = forms.ModelChoiceField(label=_("Gremium"), queryset=None, required=False)
    office = forms.CharField(
        label=_("oder andere Stelle"), max_length=200, required=False,
        help_text=_("Zum Beispiel „Bürgermeister“."),
    )  # fmt: skip
    recommendation = forms.CharField(
        label=_("Empfehlung"), required=False, max_length=LONG, widget=area(4),
        help_text=_("Sie bindet nicht."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, steps: Iterable[tuple[str, str]], targets: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        step: Any = self.fields["step"]
        step.choices = steps
        target: Any = self.fields["target"]
        target.queryset = targets


class AnswerForm(forms.Form):
    """What the petitioner is told."""

    answer = forms.CharField(
        label=_("Nachricht an den Petenten"), max_length=LONG, widget=area(8),
        help_text=_("Steht im Schreiben unter dem Satz, wer wann wohin überwiesen hat."),
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What the body entitled to decide has decided."""

    on = forms.DateField(label=_("Entschieden am"))
    decision = forms.CharField(label=_("Entscheidung"), max_length=LONG, widget=area(4))
    deviates = forms.BooleanField(
        label=_("Sie weicht von der Empfehlung des Ausschusses ab"), required=False
    )


class FilterForm(forms.Form):
    """What the list shows."""

    stand = forms.ChoiceField(
        label=_("Stand"), required=False,
        choices=[("", _("alle")), ("running", _("unterwegs")), *Petition.State.choices],
    )  # fmt: skip
    jahr = forms.IntegerField(label=_("Jahr"), required=False, min_value=1990, max_value=2100)
    q = forms.CharField(label=_("Betreff enthält"), required=False, max_length=100)


class NoForm(forms.Form):
    """A step that asks for nothing but the click."""

    sure = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def clean(self) -> dict[str, Any]:
        """Hand nothing on."""
        super().clean()
        return {}
