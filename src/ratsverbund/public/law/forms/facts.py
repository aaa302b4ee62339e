"""The form of an institution's facts, grown from their schema, and the way back to JSON.

A nested fact is named by its path: `absences-0-start` is the start of the first absence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, get_args

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.charter.decision import FactsError, plain
from ratsverbund.charter.engine import Rule
from ratsverbund.charter.facts import hints_of, schema
from ratsverbund.public.law.forms.fields import Described, field_of

MOST_ROWS = 60
STAND = "stand"


@dataclass(frozen=True)
class Leaf:
    """A field of the form, by name."""

    name: str


@dataclass(frozen=True)
class Group:
    """Facts that belong together, under their title."""

    title: str
    parts: list["Leaf | Group"]


class FactsForm(forms.Form):
    """The facts of one question; filled from the address, so that it can be shared."""

    stand = forms.DateField(label=gettext_lazy("Stand vom"), required=False)

    def __init__(self, given: QueryDict, rule: Rule[Any, Any]) -> None:
        super().__init__(given)
        self.described = schema(rule.facts)
        self.overfull: list[str] = []
        self.parts = list(self._grow("", self.described, rule.facts))

    def _grow(self, path: str, described: Described, kind: Any) -> Iterator[Leaf | Group]:
        """Add the fields of a record, below a path."""
        for name, one in described["properties"].items():
            inner = record_in(hints_of(kind)[name])
            yield from self._plant(path, name, unwrapped(one), (kind, inner))

    def _plant(
        self, path: str, name: str, described: Described, kinds: tuple[Any, Any]
    ) -> Iterator[Leaf | Group]:
        """Add one fact: a field, a record, or a list of records with an empty one at its end."""
        kind, inner = kinds
        title, at = described["title"], f"{path}{name}"
        if inner is None:
            self.fields[at] = field_of(name, described, default_of(kind, name))
            yield Leaf(at)
        elif described["type"] == "object":
            yield Group(title, list(self._grow(f"{at}-", described, inner)))
        else:
            rows = rows_of(self.data, at)
            if len(rows) > MOST_ROWS:
                self.overfull.append(title)
            for count, row in enumerate(rows[:MOST_ROWS], 1):
                legend = _("%(title)s, Zeile %(number)s") % {"title": title, "number": count}
                parts = list(self._grow(f"{at}-{row}-", described["items"], inner))
                yield Group(legend, parts)

    def clean(self) -> dict[str, Any]:
        """Gather the facts; a record that was begun must be complete."""
        self.facts = self._gather("", self.described)
        for title in self.overfull:
            sentence = _("%(title)s: Bitte höchstens %(most)s Zeilen eintragen.")
            self.add_error(None, sentence % {"title": title, "most": MOST_ROWS - 1})
        return self.cleaned_data

    def _gather(self, path: str, described: Described) -> dict[str, Any]:
        """Return the facts given below a path as JSON values."""
        found = {}
        for name, one in described["properties"].items():
            value = self._value(f"{path}{name}", unwrapped(one))
            if value is not None or self._left_out(f"{path}{name}", one):
                found[name] = value
        if path and _begun(found):
            self._complain(path, described, found)
        return found if not path or _begun(found) else {}

    def _left_out(self, at: str, described: Described) -> bool:
        """Tell whether a fact that may be unknown was asked and left empty."""
        return "anyOf" in described and self.data.get(at) == "" and at not in self.errors

    def _complain(self, path: str, described: Described, found: dict[str, Any]) -> None:
        for name in described["required"]:
            at = f"{path}{name}"
            if name not in found and at in self.fields and at not in self.errors:
                title = described["properties"][name]["title"]
                sentence = _("„%(title)s“ fehlt. Bitte eintragen oder die Zeile leeren.")
                self.add_error(at, sentence % {"title": title})

    def _value(self, at: str, described: Described) -> Any:
        """Return the JSON value of one fact, or nothing when it was not given."""
        if at in self.fields:
            return self._typed(at, described)
        if described["type"] == "object":
            return self._gather(f"{at}-", described) or None
        numbers = rows_of(self.data, at)[:MOST_ROWS]
        rows = [self._gather(f"{at}-{row}-", described["items"]) for row in numbers]
        empty: list[Any] | None = [] if at in self.data and "nullable" not in described else None
        return [row for row in rows if row] or empty

    def _typed(self, at: str, described: Described) -> Any:
        value = self.cleaned_data.get(at)
        if described.get("type") == "boolean":
            words = {"true": True, "false": False, True: True}
            return words.get(value)
        if described.get("type") == "array" and at in self.data and "nullable" not in described:
            return value
        return None if value in ("", None, []) else value

    def blame(self, fault: FactsError) -> None:
        """Show a fault in the facts at the field that it names."""
        self.add_error(self.field_named(fault.field or "", str(fault)), str(fault))

    def field_named(self, name: str, sentence: str = "") -> str | None:
        """Return the field of a fact, by its name or by the title that opens a sentence."""
        for at, field in self.fields.items():
            if name and (at == name or at.startswith(f"{name}-")):
                return at
            if not name and sentence.startswith(f"{field.label}:"):
                return at
        return None

    def title_of(self, name: str) -> str:
        """Return the German title of a fact."""
        return str(self.described["properties"].get(name, {}).get("title", name))


def _begun(found: Mapping[str, Any]) -> bool:
    return any(value is not False and value is not None for value in found.values())


def record_in(hint: Any) -> Any:
    """Return the record type inside a hint, if there is one."""
    if is_dataclass(hint):
        return hint
    return next((found for part in get_args(hint) if (found := record_in(part))), None)


def default_of(kind: Any, name: str) -> Any:
    """Return the default of a fact, or nothing."""
    declared = next(one for one in fields(kind) if one.name == name)
    return None if declared.default is MISSING else declared.default


def unwrapped(described: Described) -> Described:
    """Return the schema of a fact without the way to leave it out."""
    if "anyOf" not in described:
        return described
    rest = {key: value for key, value in described.items() if key != "anyOf"}
    return {**rest, **described["anyOf"][0], "nullable": True}


def rows_of(given: Mapping[str, Any], at: str) -> list[int]:
    """Return the rows of a list of records that were given, and one more to fill."""
    pattern = re.compile(rf"{re.escape(at)}-(\d{{1,4}})-")
    found = sorted({int(hit[1]) for name in given if (hit := pattern.match(name))})
    filled = [row for row in found if _filled(given, f"{at}-{row}-")]
    return [*filled, max(filled, default=-1) + 1]


def _filled(given: Mapping[str, Any], path: str) -> bool:
    return any(given[name] not in ("", "false") for name in given if name.startswith(path))


def as_query(facts: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield facts as the names and values of a form's address."""
    for name, value in facts.items():
        yield from _pairs(f"{path}{name}", plain(value))


def _pairs(at: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from as_query(value, f"{at}-")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for row, one in enumerate(value):
            yield from as_query(one, f"{at}-{row}-")
    elif isinstance(value, list):
        yield from [(at, str(one)) for one in value] or [(at, "")]
    elif isinstance(value, bool):
        yield at, "true" if value else "false"
    else:
        yield at, "" if value in (None, "-") else str(value)
