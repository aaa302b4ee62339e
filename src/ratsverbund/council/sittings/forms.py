"""Shape of what is typed during a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ActForm(forms.Form):
    """A button of the cockpit: its key lets it act once, the item is the one it stands at."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    act = forms.CharField(max_length=30, widget=forms.HiddenInput)
    item = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(required=False, max_length=400)


class NoteForm(forms.Form):
    """The clerk's note on the item at hand."""

    note = forms.CharField(
        label=_("Mitschrift"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
