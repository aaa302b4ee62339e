"""Shape of what is typed during a debate."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.debate.models import Motion, Speech
from ratsverbund.council.debate.queries import people_there
from ratsverbund.council.decisions.shapes import CountFields
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem, Attendance, Meeting
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class AskForm(forms.Form):
    """Who asks to speak."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), required=False, empty_label=_("jemand anderes")
    )
    name = forms.CharField(label=_("Name, wenn nicht in der Liste"), max_length=120, required=False)
    capacity = forms.ChoiceField(label=_("spricht als"), choices=Speech.Capacity.choices)

    def __init__(self, item: AgendaItem, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_there(item)  # type: ignore[attr-defined]


Kind = Motion.Kind
# What only motions of some kinds are asked for.
OWN_FIELDS = {
    "supporters": (Kind.SECRET, Kind.ROLL_CALL),
    "minutes": (Kind.TIME_LIMIT,),
    "organization": (Kind.REFER,),
}
# What a motion does once it is carried.
EFFECTS: dict[str, Any] = {
    Kind.END_OF_DEBATE: _("Wer noch wartet, kommt nicht mehr zu Wort; danach wird abgestimmt."),
    Kind.END_OF_LIST: _("Wer auf der Liste steht, spricht noch; neue Meldungen gibt es nicht."),
    Kind.TIME_LIMIT: _("Jeder weitere Beitrag hat so viele Minuten."),
    Kind.ADJOURN: _("Der Punkt kommt in eine andere Sitzung."),
    Kind.REFER: _("Zuerst berät ein anderes Gremium, dann wieder dieses."),
    Kind.NON_PUBLIC: _("Der Punkt rückt an das Ende des nichtöffentlichen Teils."),
    Kind.ROLL_CALL: _("Alle werden einzeln aufgerufen."),
    Kind.SECRET: _("Abgestimmt wird mit Stimmzetteln."),
    Kind.OTHER: _("Wortlaut und Abstimmung werden festgehalten."),
}


class MotionForm(CountFields):
    """A motion on procedure of one kind and its vote; fields of other kinds are not there."""

    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    mover = forms.CharField(label=_("gestellt von"), max_length=120)
    text = forms.CharField(
        label=_("Wortlaut oder Grund"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    supporters = forms.IntegerField(
        label=_("Mitglieder, die es verlangen"), required=False, min_value=0,
        help_text=_("Verlangen es genug Mitglieder, braucht es keine Abstimmung."),
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Redezeit in Minuten"), required=False, min_value=1, max_value=120,
    )  # fmt: skip
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=_("verwiesen an"), required=False, empty_label="–"
    )

    field_order = [
        "kind", "mover", "minutes", "organization", "supporters", "text", "yes", "no",
        "abstentions",
    ]  # fmt: skip

    def __init__(self, meeting: Meeting, chosen: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = chosen
        kinds = (Organization.Type.COUNCIL, Organization.Type.COMMITTEE)
        there = Organization.objects.on(timezone.localdate()).filter(
            body=meeting.body_id, organization_type__in=kinds
        )
        others = there.exclude(pk=meeting.organization_id)
        self.fields["organization"].queryset = others  # type: ignore[attr-defined]
        for name, own in OWN_FIELDS.items():
            if chosen not in own:
                del self.fields[name]


class ExtensionForm(CountFields):
    """An urgent item and the vote by which it comes on the agenda."""

    consultation = forms.ModelChoiceField(
        label=_("Vorlage"), queryset=Consultation.objects.none(), required=False,
        help_text=_("Oder lassen Sie das Feld leer und nennen Sie eine Bezeichnung."),
    )  # fmt: skip
    title = forms.CharField(label=_("Bezeichnung"), max_length=300, required=False)
    public = forms.ChoiceField(
        label=_("Teil der Tagesordnung"), initial="yes", widget=forms.RadioSelect,
        choices=[("yes", _("öffentlich")), ("no", _("nichtöffentlich"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Grund der Dringlichkeit"), widget=forms.Textarea(attrs={"rows": 3})
    )
    biased = forms.TypedMultipleChoiceField(
        label=_("Wegen Befangenheit ausgeschlossen"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Sie stimmen nicht mit und bleiben es bei diesem Punkt (§ 31 GO NRW)."),
    )  # fmt: skip
    field_order = [
        "consultation", "title", "public", "reason", "yes", "no", "abstentions", "biased",
    ]  # fmt: skip

    def __init__(
        self, *args: Any, waiting: Any, present: Iterable[Attendance], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        here = {row.person_id: row.person for row in present if row.left_at is None}
        self.people = here
        named = [(pk, str(person)) for pk, person in here.items()]
        self.fields["biased"].choices = named  # type: ignore[attr-defined]
        self.fields["consultation"].queryset = waiting  # type: ignore[attr-defined]

    def settled(self) -> Tally:
        """The votes; at least one must be typed. Raises: InvalidInput."""
        tally = self.counted()
        if tally is None:
            raise InvalidInput(str(_("Tragen Sie ein, wie abgestimmt wurde.")), "yes")
        return tally
