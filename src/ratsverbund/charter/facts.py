"""Facts of a case: declared with German titles, read from JSON, described by a schema."""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import MISSING, Field, field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ratsverbund.charter.decision import FactsError

T = TypeVar("T")
FORMATS = {date: "date", datetime: "date-time", time: "time"}
HINTS: dict[type[Any], dict[str, Any]] = {}
PLAIN = {bool: "boolean", int: "integer", str: "string"}


def fact(title: str, default: Any = MISSING, *, options: dict[str, str] | None = None) -> Any:
    """Declare one fact with its German title, and German names for its options."""
    metadata = {"title": title, "options": options or {}}
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


def not_negative(facts: Any, *names: str) -> None:
    """Refuse numbers below zero. Raises: FactsError."""
    for name in names:
        value = getattr(facts, name)
        if value is not None and value < type(value)(0):
            raise FactsError(f"{title_of(facts, name)}: {value} ist negativ. Bitte eine Zahl ab 0.")


def title_of(facts: Any, name: str) -> str:
    """Return the German title of a fact."""
    return next(str(f.metadata.get("title", name)) for f in fields(facts) if f.name == name)


def read_facts(kind: type[T], given: dict[str, Any]) -> T | tuple[str, ...]:
    """Build facts from JSON values, or name those that are missing.

    Raises: FactsError for a field nobody knows or a value that does not fit.
    """
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    strange = sorted(set(given) - set(known))
    if strange:
        raise FactsError(
            f"Unbekannte Angabe: {', '.join(strange)}. Bekannt sind: {', '.join(known)}."
        )
    missing = tuple(name for name, f in known.items() if required(f) and name not in given)
    if missing:
        return missing
    hints = hints_of(kind)
    return kind(**{name: read(hints[name], value, known[name]) for name, value in given.items()})


def hints_of(kind: type[Any]) -> dict[str, Any]:
    """Return the resolved types of a record's fields, worked out once."""
    if kind not in HINTS:
        HINTS[kind] = get_type_hints(kind)
    return HINTS[kind]


def required(declared: Field[Any]) -> bool:
    """Tell whether a fact has no default."""
    return declared.default is MISSING and declared.default_factory is MISSING


def read(hint: Any, value: Any, declared: Field[Any]) -> Any:
    """Turn one JSON value into the type of its fact. Raises: FactsError."""
    title = declared.metadata.get("title", declared.name)
    try:
        return convert(hint, value)
    except FactsError:
        raise
    except (TypeError, ValueError, InvalidOperation, KeyError):
        raise FactsError(
            f"{title}: „{value}“ passt nicht. Erwartet wird {described(hint)}."
        ) from None


def convert(hint: Any, value: Any) -> Any:
    """Convert a JSON value to a hint: plain, Decimal, day, Literal, tuple or dataclass."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return convert_optional(arguments, value)
    if origin is Literal:
        return one_of(arguments, value)
    if origin is tuple:
        return tuple(convert(arguments[0], item) for item in value)
    if is_dataclass(hint) and isinstance(hint, type):
        return convert_record(hint, value)
    return convert_plain(hint, value)


def convert_optional(arguments: tuple[Any, ...], value: Any) -> Any:
    """Convert a value that may be null."""
    if value is None:
        return None
    return convert(next(item for item in arguments if item is not types.NoneType), value)


def one_of(options: Iterable[Any], value: Any) -> Any:
    """Accept one of the options."""
    if value not in options:
        raise ValueError(value)
    return value


def convert_record(hint: type[Any], value: Any) -> Any:
    """Convert a nested object; all its required fields must be there."""
    record = read_facts(hint, value)
    if isinstance(record, tuple):
        raise FactsError(f"In {hint.__name__} fehlt: {', '.join(record)}. Bitte ergänzen.")
    return record


def convert_plain(hint: Any, value: Any) -> Any:
    """Convert a single plain value without guessing."""
    if hint is Decimal and not isinstance(value, float | bool):
        return Decimal(str(value))
    if hint in FORMATS:
        return value if isinstance(value, hint) else hint.fromisoformat(value)
    if hint in PLAIN and type(value) is hint:
        return value
    raise ValueError(value)


def described(hint: Any) -> str:
    """Say in German what a fact looks like."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " oder ".join(described(a) for a in arguments if a is not types.NoneType)
    if origin is Literal:
        return "eines von " + ", ".join(str(item) for item in arguments)
    names = {
        bool: "true oder false",
        int: "eine ganze Zahl",
        str: "ein Text",
        Decimal: 'eine Zahl als Text wie "12.50"',
        date: "ein Tag wie 2026-03-04",
        datetime: "ein Zeitpunkt wie 2026-03-04T17:00",
        time: "eine Uhrzeit wie 17:00",
    }
    return names.get(hint, "eine Liste" if origin is tuple else "ein Objekt")


def schema(kind: type[Any]) -> dict[str, Any]:
    """Return the JSON schema of facts, with German titles."""
    hints = hints_of(kind)
    properties = {f.name: property_of(hints[f.name], f) for f in fields(kind)}
    return {
        "type": "object",
        "properties": properties,
        "required": [f.name for f in fields(kind) if required(f)],
        "additionalProperties": False,
    }


def property_of(hint: Any, declared: Field[Any]) -> dict[str, Any]:
    """Return the schema of one fact."""
    described_type = {"title": declared.metadata.get("title", declared.name), **type_of(hint)}
    options = declared.metadata.get("options")
    if options:
        described_type["x-options"] = dict(options)
    return described_type


def type_of(hint: Any) -> dict[str, Any]:
    """Return the JSON schema of a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [type_of(item) for item in arguments if item is not types.NoneType]
        return {"anyOf": [*inner, {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": type_of(arguments[0])}
    if is_dataclass(hint) and isinstance(hint, type):
        return schema(hint)
    if hint is Decimal:
        return {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
    if hint in FORMATS:
        return {"type": "string", "format": FORMATS[hint]}
    return {"type": PLAIN.get(hint, "string")}
