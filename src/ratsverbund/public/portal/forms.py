"""By what the public lists can be narrowed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.organizations.naming import labelled

LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Search(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Wonach suchen Sie?"), required=False, max_length=LONGEST)


class Narrowed(forms.Form):
    """A list narrowed by body and organization; what is not understood does not narrow it."""

    koerperschaft = forms.ChoiceField(label=_("Körperschaft"), required=False)
    gremium = forms.ChoiceField(label=_("Gremium"), required=False)

    names = {"body": "koerperschaft", "organization": "gremium"}

    def __init__(self, *args: Any, seats: Iterable[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = list(seats)
        bodies = {seat["body__slug"]: seat["body__short_name"] for seat in seats}
        one = self.data.get("koerperschaft", "")
        own = [seat for seat in seats if one in ("", seat["body__slug"])]
        named = labelled((seat["pk"], seat["name"], seat["body__short_name"]) for seat in own)
        self._offer("koerperschaft", bodies.items())
        self._offer("gremium", [(str(pk), label) for pk, label in named])

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", _("alle")), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What was chosen and understood, by the names the queries use."""
        understood = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return {name: understood.get(field) or None for name, field in self.names.items()}


class MeetingFilter(Narrowed):
    """The meetings of some bodies and organizations, to come or past."""

    zeit = forms.ChoiceField(
        label=_("Zeit"), required=False,
        choices=[("", _("kommende")), ("vergangen", _("vergangene"))],
    )  # fmt: skip

    field_order = ["zeit", "koerperschaft", "gremium"]
    names = Narrowed.names | {"past": "zeit"}


class PaperFilter(Search, Narrowed):
    """Papers by words, year and type."""

    jahr = forms.IntegerField(
        label=_("Jahr"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *Paper.Type.choices]
    )

    field_order = ["q", "koerperschaft", "gremium", "jahr", "art"]
    names = Narrowed.names | {"text": "q", "year": "jahr", "kind": "art"}


class ResolutionFilter(Search, Narrowed):
    """Resolutions by words, year and result."""

    jahr = forms.IntegerField(
        label=_("Jahr"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    ergebnis = forms.ChoiceField(
        label=_("Ergebnis"), required=False, choices=[("", _("alle")), *Resolution.Result.choices]
    )

    field_order = ["q", "koerperschaft", "gremium", "jahr", "ergebnis"]
    names = Narrowed.names | {"text": "q", "year": "jahr", "result": "ergebnis"}
