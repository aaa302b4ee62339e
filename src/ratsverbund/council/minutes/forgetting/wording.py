"""A text, or anything a record holds, without certain names."""

import re
from collections.abc import Iterable
from typing import Any

IN_PLACE = "[Name entfernt]"
MARK = "Name nach Fristablauf entfernt"


def pattern_of(names: Iterable[str], surnames: Iterable[str] = ()) -> re.Pattern[str] | None:
    """What is looked for: each full name, and each surname behind Frau or Herr; None if nothing."""
    found = [r"\s+".join(map(re.escape, name.split())) for name in names]
    found += [rf"(?:Frau|Herrn?)\s+{re.escape(name)}" for name in surnames]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None


def without(names: re.Pattern[str], value: Any) -> Any:
    """The same value with every name in its texts replaced."""
    if isinstance(value, str):
        return names.sub(IN_PLACE, value)
    if isinstance(value, dict):
        return {key: without(names, each) for key, each in value.items()}
    if isinstance(value, list):
        return [without(names, each) for each in value]
    return value
