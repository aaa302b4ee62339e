"""Shape of what is typed about who is in the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.council.decisions.shapes import CountFields
from ratsverbund.council.meetings.bias import TIES
from ratsverbund.council.meetings.models import Exclusion
from ratsverbund.council.sittings.clock import written
from ratsverbund.council.sittings.forms.acts import ActForm, TimedForm
from ratsverbund.council.sittings.queries import Place, arrivals

CHOOSE = ("", _("– bitte wählen –"))


class PresenceForm(TimedForm):
    """Who comes or goes: one seat, a whole Fraktion, or a deputy (`seat:person`)."""

    come = forms.IntegerField(required=False)
    go = forms.IntegerField(required=False)
    faction_come = forms.CharField(required=False, max_length=160)
    faction_go = forms.CharField(required=False, max_length=160)
    stand_in = forms.RegexField(r"^\d+:\d+$", required=False)
    prevented = forms.RegexField(r"^\d+:\d+$", required=False)
    reason = forms.CharField(label=_("Grund der Verhinderung"), required=False, max_length=400)
    ruling = forms.CharField(label=_("Entscheidung des Vorsitzes"), required=False, max_length=400)


class CorrectionForm(TimedForm):
    """A time that was recorded wrong."""

    row = forms.ChoiceField(label=_("Welche Zeit?"))
    reason = forms.CharField(label=_("Grund der Berichtigung"), required=False, max_length=400)
    field_order = ["row", "at", "again", "reason"]

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].label = _("Richtige Uhrzeit")
        self.fields["at"].required = True
        times: list[tuple[str, Any]] = [CHOOSE]
        for row in arrivals(places):
            held = (("arrived_at", _("gekommen")), ("left_at", _("gegangen")))
            times += [
                (f"{name}:{row.pk}", f"{row.person}, {word} {written(getattr(row, name))}")
                for name, word in held
                if getattr(row, name)
            ]
        self.fields["row"].choices = times  # type: ignore[attr-defined]


class BiasForm(CountFields, ActForm):
    """Who is biased, by what, where they sit; and the vote if it is contested."""

    person = forms.TypedChoiceField(label=_("Mitglied"), coerce=int)
    ties = forms.MultipleChoiceField(
        label=_("Was verbindet das Mitglied mit der Sache?"), choices=TIES,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    reason = forms.CharField(label=_("Grund"), max_length=400)
    place = forms.ChoiceField(
        label=_("Während des Punktes"), choices=Exclusion.Place.choices,
        initial=Exclusion.Place.LEFT, widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[Place], public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = [row.person for row in arrivals(places) if row.left_at is None]
        self.fields["yes"].label = _("Befangen, Ja-Stimmen")
        self.fields["no"].label = _("Nein-Stimmen")
        people = here or [place.seat.person for place in places]
        named = [(person.pk, str(person)) for person in people]
        self.fields["person"].choices = [CHOOSE, *named]  # type: ignore[attr-defined]
        if not public:
            left = [pair for pair in Exclusion.Place.choices if pair[0] == Exclusion.Place.LEFT]
            self.fields["place"].choices = left  # type: ignore[attr-defined]

    def facts(self) -> BiasFacts:
        """The ties as the rule takes them."""
        return BiasFacts(**dict.fromkeys(self.cleaned_data["ties"], True))
