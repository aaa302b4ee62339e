"""One fact as a form field: what people type becomes the JSON value a rule reads."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.ui.formats import write_fact

LONGEST, MOST_LINES = 1_000, 100
FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST = 100_000_000
# Numbers that a rule counts up to one by one.
SMALLER = {"seats": 1_000, "first_year": LAST_YEAR, "last_year": LAST_YEAR, "year": LAST_YEAR}
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
YES_NO = [("true", gettext_lazy("ja")), ("false", gettext_lazy("nein"))]
Described = dict[str, Any]


class Typed(forms.CharField):
    """Text that a function turns into a JSON value, or refuses."""

    def __init__(self, read: Callable[[str], Any], **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.read = read

    def to_python(self, value: Any) -> Any:
        """Read what was typed. Raises: ValidationError."""
        text = super().to_python(value)
        return self.read(text) if text else ""


class ManyLines(forms.Textarea):
    """A text area that also takes its lines one by one from an address."""

    def value_from_datadict(self, typed: Any, files: Any, name: str) -> str:
        """Join the lines given."""
        return "\n".join(typed.getlist(name))


class Lines(Typed):
    """Several values, one a line."""

    widget = ManyLines(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        """Read each line. Raises: ValidationError."""
        text = forms.CharField.to_python(self, value)
        lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(
                _("Es sind %(count)s Zeilen. Bitte höchstens %(most)s eintragen.")
                % {"count": len(lines), "most": MOST_LINES}
            )
        return [self.read(line) for line in lines]


def field_of(name: str, described: Described, default: Any) -> forms.Field:
    """Return the field of one fact, described by its JSON schema."""
    shared: dict[str, Any] = {"label": described["title"], "required": False}
    if shown := _default_shown(described, default):
        shared["help_text"] = _("Ohne Angabe gilt: %(default)s.") % {"default": shown}
    kind = described.get("type", "enum")
    if kind == "array":
        return _several(described, shared)
    if kind == "boolean" and default is False:
        return forms.BooleanField(**shared)
    if kind in ("enum", "boolean"):
        return forms.ChoiceField(choices=_options(described, kind), **shared)
    if kind == "integer":
        least = FIRST_YEAR if SMALLER.get(name) == LAST_YEAR else -LARGEST
        most = SMALLER.get(name, LARGEST)
        return forms.IntegerField(min_value=least, max_value=most, **shared)
    return _text(described, shared)


def _default_shown(described: Described, default: Any) -> str:
    if default in (None, "", False, ()):
        return ""
    return str(described.get("x-options", {}).get(default, write_fact(default)))


def _options(described: Described, kind: str) -> list[tuple[str, Any]]:
    if kind == "boolean":
        return [("", _("keine Angabe")), *YES_NO]
    return [("", _("keine Angabe")), *_named(described)]


def _named(described: Described) -> list[tuple[str, Any]]:
    names = described.get("x-options", {})
    return [(one, names.get(one, one)) for one in described["enum"] if one != ""]


def _several(described: Described, shared: Described) -> forms.Field:
    items = described["items"]
    if "enum" in items:
        named = _named({**described, "enum": items["enum"]})
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=named, widget=boxes, **shared)
    shared.setdefault("help_text", _("Je Zeile eine Angabe."))
    return Lines(_number if "pattern" in items else str, **shared)


def _text(described: Described, shared: Described) -> forms.Field:
    if "pattern" in described:
        return Typed(_number, **shared)
    if described.get("format") == "date":
        return Typed(_day, widget=forms.DateInput, **shared)
    if described.get("format") == "date-time":
        return Typed(_moment, widget=forms.DateTimeInput, **shared)
    if described.get("format") == "time":
        return Typed(_hour, **shared)
    return Typed(str, **shared)


def _number(text: str) -> str:
    exact = text.replace(".", "").replace(",", ".") if "," in text else text
    if not NUMBER.fullmatch(exact):
        raise ValidationError(
            _("„%(text)s“ ist keine Zahl. Bitte eine Zahl wie 12,50 eintragen.") % {"text": text}
        )
    return exact


def _day(text: str) -> str:
    return _dated(text, date.fromisoformat, _("einen Tag wie 2026-03-04")).isoformat()


def _moment(text: str) -> str:
    wanted = _("einen Zeitpunkt wie 2026-03-04T17:00")
    moment: datetime = _dated(text, datetime.fromisoformat, wanted)
    return moment.replace(tzinfo=None).isoformat()


def _dated(text: str, read: Callable[[str], Any], wanted: str) -> Any:
    try:
        found = read(text)
    except ValueError:
        raise _unfit(text, wanted) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise _unfit(text, wanted)
    return found


def _hour(text: str) -> str:
    try:
        return time.fromisoformat(text).isoformat()
    except ValueError:
        raise _unfit(text, _("eine Uhrzeit wie 17:00")) from None


def _unfit(text: str, wanted: str) -> ValidationError:
    return ValidationError(
        _("„%(text)s“ passt nicht. Bitte %(wanted)s eintragen.") % {"text": text, "wanted": wanted}
    )
