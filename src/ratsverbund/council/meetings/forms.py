"""Shape of what is typed about meetings."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.meetings.bias import TIES
from ratsverbund.council.meetings.hours import HourFields
from ratsverbund.council.meetings.models import Exclusion, Meeting
from ratsverbund.council.meetings.queries import Seat, afterwards
from ratsverbund.kernel.calendar import local_day, local_moment
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.naming import named_with_town
from ratsverbund.ui.clock import ClockField
from ratsverbund.ui.formats import write_date

CHOOSE = _("– bitte wählen –")


class OrganizationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An organization, named with its town."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"empty_label": CHOOSE} | options)

    def label_from_instance(self, organization: Organization) -> str:
        return named_with_town(organization.name, organization.body.short_name)


class PlaceAndTime(forms.Form):
    """When and where a meeting takes place."""

    day = forms.DateField(label=_("Tag"))
    clock = ClockField(label=_("Beginn"), initial="17:00")
    place = forms.CharField(
        label=_("Ort"), max_length=200, help_text=_("Gebäude und Raum, wie in der Einladung.")
    )

    def starts_at(self) -> datetime:
        """The beginning as a moment in Germany."""
        return local_moment(self.cleaned_data["day"], self.cleaned_data["clock"])


class FilterForm(forms.Form):
    """Which meetings to list."""

    SPANS = [
        ("", _("kommende")),
        ("past", _("vergangene")),
        ("all", _("alle")),
    ]
    organization = OrganizationChoice(
        label=_("Gremium"), queryset=Organization.objects.none(), required=False,
        empty_label=_("alle Gremien"),
    )  # fmt: skip
    span = forms.ChoiceField(label=_("Zeitraum"), choices=SPANS, required=False)

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]

    def limits(self, today: date) -> dict[str, Any]:
        """The limits of the list as the query takes them."""
        chosen = self.cleaned_data if self.is_valid() else {}
        span = chosen.get("span", "")
        return {
            "organization": chosen.get("organization"),
            "first": today if span == "" else None,
            "last": today - timedelta(days=1) if span == "past" else None,
        }


class ReasonForm(forms.Form):
    """A reason that the record keeps."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}))


class MomentForm(HourFields):
    """Persons and the hour at which they came or left."""

    people = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    at = ClockField(label=_("Uhrzeit"))
    field_order = ["people", "at", "again"]

    def __init__(self, *args: Any, meeting: Meeting, label: str, choices: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.hold_hours(meeting.starts_at)
        self.fields["people"].label = label
        self.fields["people"].choices = choices  # type: ignore[attr-defined]
        self.fields["at"].initial = likely_moment(meeting)

    def moment(self) -> datetime:
        """The hour as a moment of the meeting. Raises: InvalidInput."""
        return self.moment_at(self.cleaned_data["at"])


class OpenForm(HourFields):
    """When a meeting that is past was opened; nobody need know it."""

    at = ClockField(label=_("Eröffnet um"), required=False)
    field_order = ["at", "again"]

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hold_hours(meeting.starts_at)
        day = write_date(local_day(meeting.starts_at))
        self.fields["at"].help_text = _("Uhrzeit am %(day)s.") % {"day": day}

    def moment(self) -> datetime | None:
        """The hour as a moment of the meeting, if one was typed. Raises: InvalidInput."""
        typed = self.cleaned_data["at"]
        return self.moment_at(typed) if typed else None


class CloseForm(HourFields):
    """When the meeting ended; afterwards no hour can be suggested."""

    at = ClockField(label=_("Ende"))
    field_order = ["at", "again"]

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hold_hours(meeting.starts_at)
        if afterwards(meeting):
            day = write_date(local_day(meeting.starts_at))
            self.fields["at"].help_text = _("Uhrzeit am %(day)s.") % {"day": day}
        else:
            self.fields["at"].initial = likely_moment(meeting)

    def moment(self) -> datetime:
        """The hour as a moment of the meeting. Raises: InvalidInput."""
        return self.moment_at(self.cleaned_data["at"])


class ExclusionForm(ReasonForm):
    """Who is kept out of an item, what ties them to it, and where they sit meanwhile."""

    person = forms.TypedChoiceField(label=_("Mitglied"), coerce=int)
    ties = forms.MultipleChoiceField(
        label=_("Was verbindet das Mitglied mit der Sache?"), choices=TIES,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    place = forms.ChoiceField(
        label=_("Während des Punktes"), choices=Exclusion.Place.choices,
        initial=Exclusion.Place.LEFT, widget=forms.RadioSelect,
    )  # fmt: skip
    field_order = ["person", "ties", "reason", "place"]

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", CHOOSE), *choices]  # type: ignore[attr-defined]
        self.fields["reason"].help_text = _(
            "Zum Beispiel: Angehörige sind unmittelbar betroffen (§ 31 Abs. 1 GO NRW)."
        )


def likely_moment(meeting: Meeting) -> str:
    """The hour to suggest: now while the meeting is held, else its beginning."""
    moment = meeting.starts_at if afterwards(meeting) else max(timezone.now(), meeting.starts_at)
    return f"{timezone.localtime(moment):%H:%M}"


def absent_choices(seats: list[Seat]) -> list[tuple[str, str]]:
    """Who may come: the holders of free seats."""
    return [(str(seat.membership.pk), named(seat)) for seat in seats if not seat.taken]


def named(seat: Seat) -> str:
    """A member with Fraktion, and whether they only advise."""
    words = [str(seat.membership.person)]
    if seat.party:
        words.append(f"({seat.party})")
    if not seat.membership.voting_right:
        words.append(str(_("– beratend")))
    return " ".join(words)
