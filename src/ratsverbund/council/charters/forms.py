"""Shape of what is typed about amendments; the fields of a draft come from the law itself."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.charter.law import Law
from ratsverbund.charter.show import meant
from ratsverbund.charter.works import Draft, Figure
from ratsverbund.council.charters.figures import read, same, typed
from ratsverbund.council.charters.queries import (
    ChoiceNow,
    FigureNow,
    choices_of,
    figures_of,
    wordings_of,
)
from ratsverbund.kernel.errors import InvalidInput

BACK = 5  # years that can be replayed
STATUS = {
    "V": gettext_lazy("gelesen"),
    "V~": gettext_lazy("gelesen, Abschrift"),
    "K": gettext_lazy("Platzhalter, bitte prüfen"),
    "D": gettext_lazy("Platzhalter, bitte prüfen"),
    "GAP": gettext_lazy("nicht erfasst"),
    "": gettext_lazy("unklar"),
}


class DraftForm(forms.Form):
    """A draft: every figure, open question and sentence, filled with what is in force.

    `norm` names the provision the page opens with.
    """

    title = forms.CharField(
        label=gettext_lazy("Titel"), max_length=200,
        help_text=gettext_lazy("zum Beispiel „6. Satzung zur Änderung der Hauptsatzung“"),
    )  # fmt: skip
    in_force = forms.DateField(
        label=gettext_lazy("Tag des Inkrafttretens, wenn die Satzung ihn selbst bestimmt"),
        required=False,
        help_text=gettext_lazy("Leer heißt: am Tag nach der Bekanntmachung."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, law: Law, draft: Draft | None = None, norm: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.figures = figures_of(law)
        self.choices = choices_of(law)
        self.wordings = wordings_of(law)
        self.norm = norm
        drafted = draft or Draft("")
        for figure in self.figures:
            self.fields[figure.key] = figure_field(figure, drafted.figures.get(figure.key))
        for choice in self.choices:
            self.fields[choice.key] = choice_field(choice, drafted.choices.get(choice.key))
        for one in self.wordings:
            self.fields[one.norm] = forms.CharField(
                label=one.label, required=False, strip=True,
                initial=drafted.texts.get(one.norm, one.text),
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read the figures; what cannot be read is said at its field."""
        found = super().clean() or {}
        for figure in self.figures:
            text = found.get(figure.key, "")
            try:
                found[figure.key] = read(text, figure.value, figure.unit) if text.strip() else None
            except InvalidInput as error:
                self.add_error(figure.key, str(error))
        return found

    def draft(self) -> Draft:
        """What a sound form changes; an emptied field changes nothing."""
        typed_in = self.cleaned_data
        figures: dict[str, Figure] = {
            each.key: typed_in[each.key]
            for each in self.figures
            if typed_in[each.key] is not None and not same(typed_in[each.key], each.value)
        }
        texts = {one.norm: typed_in[one.norm].replace("\r\n", "\n") for one in self.wordings}
        changed = {one.norm for one in self.wordings if texts[one.norm] not in ("", one.text)}
        return Draft(
            typed_in["title"].strip(),
            {key: cents(value) for key, value in figures.items()},
            {norm: text for norm, text in texts.items() if norm in changed},
            typed_in["in_force"],
            {
                one.key: typed_in[one.key]
                for one in self.choices
                if typed_in[one.key] not in ("", one.value)
            },
        )

    def opened(self) -> list[Any]:
        """The fields of the provision that was asked for."""
        places = [(each.place, each.key) for each in self.figures]
        places += [(one.norm, one.key) for one in self.choices]
        places += [(one.norm, one.norm) for one in self.wordings]
        return [self[key] for place, key in places if self.norm and meant(place, self.norm)]

    def others(self, parts: list[Any]) -> list[Any]:
        """The fields of figures or questions that are not opened."""
        opened = {bound.name for bound in self.opened()}
        return [self[part.key] for part in parts if part.key not in opened]

    def sections(self) -> list[tuple[str, list[Any], bool]]:
        """The sentences by section, with whether one of them is changed."""
        found: dict[str, list[Any]] = {}
        changed = set()
        for one in self.wordings:
            if self.norm and meant(one.norm, self.norm):
                continue
            found.setdefault(one.section, []).append(self[one.norm])
            if self[one.norm].value() != one.text:
                changed.add(one.section)
        return [(section, fields, section in changed) for section, fields in found.items()]


def figure_field(figure: FigureNow, drafted: Figure | None) -> forms.CharField:
    """The field of one figure: today's value, unit, norm and status stand below it."""
    several = isinstance(figure.value, tuple)
    status = STATUS.get(figure.status, "")
    today = f"{_('heute')}: {typed(figure.value) or _('nicht erfasst')} {figure.unit}".strip()
    hint = " · ".join([*([] if several else [today]), figure.norm, str(status)])
    rows = min(len(figure.value), 8) + 1 if isinstance(figure.value, tuple) else 1
    widget = forms.Textarea(attrs={"rows": rows}) if several else forms.TextInput()
    unit = f" ({figure.unit})" if figure.unit else ""
    value = figure.value if drafted is None else drafted
    return forms.CharField(
        label=f"{figure.title}{unit}", required=False, initial=typed(value), help_text=hint,
        widget=widget,
    )  # fmt: skip


def choice_field(choice: ChoiceNow, drafted: str | None) -> forms.ChoiceField:
    """The field of one open question: who answers it so far stands below it."""
    today = _("beschlossen") if choice.resolved else _("Voreinstellung, noch nicht beschlossen")
    hint = f"{_('heute')}: {choice.options[choice.value]} ({today}) · {choice.label}"
    return forms.ChoiceField(
        label=choice.question, required=False, choices=list(choice.options.items()),
        initial=drafted or choice.value, help_text=hint,
    )  # fmt: skip


def cents(value: Figure) -> Figure:
    """Write a whole amount with its cents: "16" is kept as 16.00 where figures have cents."""
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return value.quantize(Decimal("0.01")) if isinstance(value, Decimal) and whole else value


class StartForm(forms.Form):
    """Where a draft begins: at which body, at which norm, from which earlier draft."""

    bei = forms.SlugField(required=False)
    norm = forms.CharField(required=False)
    aus = forms.IntegerField(required=False, max_value=2**31)


class YearForm(forms.Form):
    """Which year to replay."""

    year = forms.TypedChoiceField(label=gettext_lazy("Jahr"), coerce=int)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(today.year, today.year - BACK, -1)
        self.fields["year"].choices = [(each, str(each)) for each in years]  # type: ignore[attr-defined]


class SubmitForm(forms.Form):
    """Why the charter is to change, and which office answers for the paper."""

    reasons = forms.CharField(
        label=gettext_lazy("Begründung"), widget=forms.Textarea(attrs={"rows": 8})
    )
    office = forms.CharField(
        label=gettext_lazy("Federführendes Amt"), max_length=160, required=False
    )


class OrderForm(forms.Form):
    """The day of the signature."""

    signed_on = forms.DateField(
        label=gettext_lazy("Tag der Unterzeichnung"),
        help_text=gettext_lazy("Er ist das Datum der Satzung."),
    )


class NoticeForm(forms.Form):
    """The day the notice was complete, and where that can be read."""

    noticed_on = forms.DateField(
        label=gettext_lazy("Bekanntmachung vollzogen am"),
        help_text=gettext_lazy("Der Tag, an dem die Satzung vollständig im Internet stand."),
    )
    source = forms.CharField(
        label=gettext_lazy("Fundstelle"), max_length=300,
        help_text=gettext_lazy("zum Beispiel die Adresse der Bekanntmachung"),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why a draft is given up."""

    reason = forms.CharField(label=gettext_lazy("Grund"), widget=forms.Textarea(attrs={"rows": 3}))
