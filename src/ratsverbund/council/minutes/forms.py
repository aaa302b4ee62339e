"""Forms about minutes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def long_text(label: Any, **options: Any) -> forms.CharField:
    """A field for several lines; blank lines part paragraphs."""
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": options.pop("rows", 6)}),
        strip=False, **options,
    )  # fmt: skip


class TextForm(forms.Form):
    """The text of an item, with the version it was read in."""

    text = long_text(_("Verlauf der Beratung"), required=False, rows=12)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class PublicTextForm(TextForm):
    """How the public reads an item."""

    text = long_text(
        _("Wortlaut der öffentlichen Fassung"), required=False,
        help_text=_("Leer lassen, wenn die Öffentlichkeit denselben Text lesen darf."),
    )  # fmt: skip


class StatementForm(forms.Form):
    """A statement for the record."""

    field_order = ("person", "text")
    text = long_text(_("Wortlaut der Erklärung"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ModelChoiceField(
            people, label=_("Person"), empty_label=_("bitte wählen")
        )
        self.order_fields(self.field_order)


class ReasonForm(forms.Form):
    """A reason."""

    reason = long_text(_("Grund"), rows=3)


class ReleaseForm(ReasonForm):
    """The reason of a release, and what public interest stands against it."""

    objection = forms.CharField(
        label=_("Entgegenstehende öffentliche Belange"), required=False,
        help_text=_("Nur ausfüllen, wenn etwas gegen die Freigabe spricht; dann unterbleibt sie."),
    )  # fmt: skip


class CorrectionForm(forms.Form):
    """A correction: old and new text, and why."""

    old = long_text(_("Bisher"), required=False, rows=4)
    new = long_text(_("Richtig"), rows=4)
    reason = forms.CharField(label=_("Grund"))


class ObjectionForm(forms.Form):
    """A member's objection."""

    text = long_text(_("Was ist nicht richtig wiedergegeben?"))


class AnswerForm(forms.Form):
    """What the meeting decided on an objection."""

    answer = long_text(_("Entscheidung"), rows=3)
    upheld = forms.BooleanField(label=_("Die Einwendung wird berücksichtigt."), required=False)


class ItemChoice(forms.ModelChoiceField):
    """Items named with their meeting."""

    def label_from_instance(self, item: Any) -> str:  # type: ignore[override]
        """The item behind its meeting."""
        return f"{item.meeting}: {item}"


class ApprovalForm(forms.Form):
    """The item under which minutes were approved."""

    def __init__(self, *args: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = ItemChoice(items, label=_("Genehmigt unter"), empty_label=None)


class AddressForm(forms.Form):
    """Where an e-mail is to go."""

    address = forms.EmailField(label=_("E-Mail-Adresse"))


class PeriodForm(forms.Form):
    """Within how many days minutes are drafted, and where that is laid down."""

    days = forms.IntegerField(label=_("Tage nach der Sitzung"), min_value=1, max_value=365)
    source = forms.CharField(
        label=_("Geregelt in"), max_length=200,
        help_text=_("zum Beispiel „Geschäftsordnung § 20“"),
    )  # fmt: skip
