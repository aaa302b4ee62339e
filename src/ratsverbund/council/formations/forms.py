"""What is typed to form a council."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.charter.rules.committee_seats import METHODS
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person


class PreviewForm(forms.Form):
    """What if: a committee of so many seats under one method."""

    sitze = forms.IntegerField(label=_("Sitze im Ausschuss"), min_value=1, max_value=99)
    verfahren = forms.ChoiceField(
        label=_("Verfahren"), required=False, choices=[("", _("nach dem Gesetz")), *METHODS.items()]
    )
    vorsitze = forms.IntegerField(label=_("Ausschussvorsitze"), min_value=1, max_value=40)


class OathForm(forms.Form):
    """Who was put under oath, and when."""

    memberships = forms.ModelMultipleChoiceField(
        Membership.objects.none(),
        label=_("Verpflichtet wurden"),
        widget=forms.CheckboxSelectMultiple,
    )
    day = forms.DateField(label=_("am"))

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["memberships"].queryset = seats  # type: ignore[attr-defined]
        self.fields["memberships"].label_from_instance = lambda seat: str(seat.person)  # type: ignore[attr-defined]


class AgePresidentForm(forms.Form):
    """Who leads until the mayor is sworn in."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Altersvorsitz"), empty_label=_("bitte wählen")
    )

    def __init__(self, *args: Any, persons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    """The first meeting of the council."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Sitzung"), empty_label=_("bitte wählen")
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class ChairForm(forms.Form):
    """Who takes the chair of which committee, from when on."""

    membership = forms.ModelChoiceField(
        Membership.objects.none(), label=_("Ausschuss und Person"), empty_label=_("bitte wählen")
    )
    start = forms.DateField(label=_("ab"))

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = seats  # type: ignore[attr-defined]
        self.fields["membership"].label_from_instance = (  # type: ignore[attr-defined]
            lambda seat: f"{seat.organization}: {seat.person}"
        )


class AccessForm(forms.Form):
    """The lot between Fraktionen that stand equal in the order of picks."""

    lot = forms.ChoiceField(label=_("Das Los fiel auf"), widget=forms.RadioSelect)
    drawn = forms.CharField(
        label=_("Hergang"), max_length=300, help_text=_("Wer hat vor wem gezogen?")
    )

    def __init__(self, *args: Any, between: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lot"].choices = [(name, name) for name in between]  # type: ignore[attr-defined]
