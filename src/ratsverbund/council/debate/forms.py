"""Shape of what is typed during a debate."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.debate.models import Motion, Speech
from ratsverbund.council.debate.operations.motions import Count
from ratsverbund.council.debate.queries import people_there
from ratsverbund.council.meetings.models import AgendaItem, Meeting
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


class MotionForm(forms.Form):
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
    yes = forms.IntegerField(label=_("Ja"), required=False, min_value=0)
    no = forms.IntegerField(label=_("Nein"), required=False, min_value=0)
    abstentions = forms.IntegerField(label=_("Enthaltungen"), required=False, min_value=0)
    minutes = forms.IntegerField(
        label=_("Redezeit in Minuten"), required=False, min_value=1, max_value=120,
    )  # fmt: skip
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=_("verwiesen an"), required=False, empty_label="–"
    )

    field_order = ["kind", "mover", "minutes", "organization", "supporters", "text"]

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

    def clean(self) -> dict[str, Any]:
        """Gather the counts; they come together or not at all."""
        typed = super().clean() or {}
        yes, no, abstentions = (typed.pop(name, None) for name in ("yes", "no", "abstentions"))
        typed["count"] = None
        if yes is not None or no is not None:
            typed["count"] = Count(yes or 0, no or 0, abstentions or 0)
        return typed
