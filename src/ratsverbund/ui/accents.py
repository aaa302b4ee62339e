"""The accent colours a town may choose from; each is checked for contrast."""

from django.utils.translation import gettext_lazy as _

ACCENTS = [
    ("blue", _("Blau")),
    ("green", _("Grün")),
    ("red", _("Rot")),
    ("violet", _("Violett")),
    ("teal", _("Petrol")),
    ("ochre", _("Ocker")),
    ("slate", _("Schiefer")),
]
