"""Shape of what is typed about invitations."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.invitations.models import Contact, Dispatch
from ratsverbund.council.invitations.queries import Recipient


class InviteForm(forms.Form):
    """An invitation to be sent."""

    text = forms.CharField(
        label=_("Mitteilung"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steht in E-Mail und Brief. Bitte nichts Nichtöffentliches."),
    )  # fmt: skip
    chosen = forms.MultipleChoiceField(
        label=_("Zur Information auch an"), required=False, widget=forms.CheckboxSelectMultiple
    )
    late_reason = forms.CharField(
        label=_("Grund, wenn die Ladungsfrist nicht gewahrt oder nicht erfasst ist"),
        required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Er steht in Versandnachweis und Niederschrift."),
    )  # fmt: skip

    def __init__(self, *args: Any, recipients: Iterable[Recipient], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = [one for one in recipients if one.group]
        if not free:
            del self.fields["chosen"]
            return
        field = self.fields["chosen"]
        field.choices = [  # type: ignore[attr-defined]
            (one.key, f"{one.name} ({one.reasons[0]['says']})") for one in free
        ]
        field.initial = [one.key for one in free if one.chosen]


class RecordForm(forms.Form):
    """An invitation that went out by another way."""

    on = forms.DateField(label=_("Tag der Einladung"))
    hinted = forms.BooleanField(
        label=_("Die Einladung wies darauf hin, was die zweite Einberufung bedeutet"),
        required=False,
        help_text=_("§ 49 Abs. 2 GO NRW: Ohne ihn kommt es auf die Zahl der Anwesenden an."),
    )  # fmt: skip
    late_reason = forms.CharField(
        label=_("Grund, wenn die Ladungsfrist nicht gewahrt oder nicht erfasst ist"),
        required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Er steht in Versandnachweis und Niederschrift."),
    )  # fmt: skip

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["hinted"]


class NoticeForm(forms.Form):
    """A supplement, or that a meeting is called off."""

    text = forms.CharField(
        label=_("Mitteilung"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Steht in E-Mail und Brief. Bitte nichts Nichtöffentliches."),
    )  # fmt: skip


class RetryForm(forms.Form):
    """Where to send again."""

    channel = forms.ChoiceField(label=_("Zustellweg"), choices=Contact.Channel.choices)
    address = forms.CharField(
        label=_("Adresse"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("E-Mail-Adresse, oder Straße und Ort in zwei Zeilen."),
    )  # fmt: skip


class BounceForm(forms.Form):
    """What came back."""

    error = forms.CharField(label=_("Was kam zurück?"), widget=forms.Textarea(attrs={"rows": 3}))


class StaffForm(forms.Form):
    """Somebody of the staff."""

    name = forms.CharField(label=_("Name"), max_length=160)
    office = forms.CharField(label=_("Amt"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-Mail-Adresse"), required=False)


class TagForm(forms.Form):
    """Which matters a paper touches."""

    tags = forms.MultipleChoiceField(
        label=_("Themen"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, words: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tags"].choices = [(word, word) for word in words]  # type: ignore[attr-defined]


class ClaimForm(forms.Form):
    """Why the officer takes part."""

    reason = forms.CharField(
        label=_("Was berührt die Vorlage?"), widget=forms.Textarea(attrs={"rows": 2})
    )


class OpinionForm(forms.Form):
    """Her opinion."""

    statement = forms.CharField(label=_("Stellungnahme"), widget=forms.Textarea(attrs={"rows": 4}))


class ContactForm(forms.Form):
    """Where somebody gets invitations."""

    channel = forms.ChoiceField(label=_("Zustellweg"), choices=Contact.Channel.choices)
    email = forms.EmailField(label=_("E-Mail-Adresse"), required=False)
    address = forms.CharField(
        label=_("Anschrift"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def retry_form(dispatch: Dispatch, typed: Any) -> RetryForm:
    """The form to send a dispatch again, filled with what was tried."""
    return RetryForm(
        typed or None, initial={"channel": dispatch.channel, "address": dispatch.address}
    )
