"""Days and words a visitor asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 100


class StandForm(forms.Form):
    """The day of the law and the words to look for in a work."""

    stand = forms.DateField(label=_("Stand vom"), required=False)
    q = forms.CharField(label=_("Suchen in diesem Werk"), required=False, max_length=LONGEST)


class SpanForm(forms.Form):
    """Two days whose law is compared."""

    von = forms.DateField(label=_("Stand davor"))
    bis = forms.DateField(label=_("Stand danach"))
