"""Shape of a count, wherever one is typed: yes, no, abstentions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.tally import KINDS, Tally
from ratsverbund.kernel.errors import InvalidInput

Topic, Majority = Vote.Topic, Vote.Majority


def votes(label: Any) -> forms.IntegerField:
    """A number of votes."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)


def topics() -> forms.ChoiceField:
    """What is decided; it says which majority is needed and who votes."""
    return forms.ChoiceField(
        label=_("Gegenstand"), choices=Topic.choices, required=False,
        help_text=_("Danach richten sich die nötige Mehrheit und ob der Bürgermeister mitstimmt."),
    )  # fmt: skip


def majorities() -> forms.ChoiceField:
    """The majority to measure by; the one the law demands unless another is chosen."""
    return forms.ChoiceField(
        label=_("erforderliche Mehrheit"), required=False,
        choices=[("", _("die das Gesetz verlangt")), *Majority.choices],
    )  # fmt: skip


class CountFields(forms.Form):
    """Votes counted by show of hands."""

    yes = votes(_("Ja"))
    no = votes(_("Nein"))
    abstentions = votes(_("Enthaltungen"))

    def counted(self) -> Tally | None:
        """The votes of a sound form; none where nothing is typed."""
        typed = [self.cleaned_data[kind] for kind in KINDS]
        if all(count is None for count in typed):
            return None
        yes, no, abstentions = (count or 0 for count in typed)
        return Tally(yes, no, abstentions)


def accounted(tally: Tally, entitled: int, *, confirmed: bool) -> Tally:
    """The counts, once it is said that missing votes were not cast. Raises: InvalidInput."""
    cast = tally.yes + tally.no + tally.abstentions + tally.invalid
    if cast >= entitled or confirmed or tally.unopposed:
        return tally
    said = _(
        "Eingetragen sind %(cast)s von %(entitled)s Stimmen. Ergänzen Sie die fehlenden "
        "oder bestätigen Sie, dass sie nicht abgegeben sind."
    ) % {"cast": cast, "entitled": entitled}
    raise InvalidInput(str(said), "missing")
