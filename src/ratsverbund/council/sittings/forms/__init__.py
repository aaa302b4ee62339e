"""Shape of what is typed during a meeting."""

from ratsverbund.council.sittings.forms.acts import (
    ActForm,
    CloseForm,
    HourForm,
    NoteForm,
    TimedForm,
    WhyForm,
)
from ratsverbund.council.sittings.forms.room import BiasForm, CorrectionForm, PresenceForm
from ratsverbund.council.sittings.forms.votes import FORMS, METHODS, OneWordForm, VoteForm

__all__ = [
    "FORMS",
    "METHODS",
    "ActForm",
    "BiasForm",
    "CloseForm",
    "CorrectionForm",
    "HourForm",
    "NoteForm",
    "OneWordForm",
    "PresenceForm",
    "TimedForm",
    "VoteForm",
    "WhyForm",
]
