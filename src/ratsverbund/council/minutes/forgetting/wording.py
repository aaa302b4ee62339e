"""A text, or anything a record holds, without certain names."""

import re
from collections.abc import Iterable
from typing import Any

IN_PLACE = "[Name entfernt]"
MARK = "Name nach Fristablauf entfernt"


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """What is looked for: each full name, and its last word behind Frau or Herr."""
    found = []
    for name in names:
        words = name.split()
        found.append(r"\s+".join(map(re.escape, words)))
        if len(words) > 1:
            found.append(rf"(?:Frau|Herrn?)\s+{re.escape(words[-1])}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)


def without(names: re.Pattern[str], value: Any) -> Any:
    """The same value with every name in its texts replaced."""
    if isinstance(value, str):
        return names.sub(IN_PLACE, value)
    if isinstance(value, dict):
        return {key: without(names, each) for key, each in value.items()}
    if isinstance(value, list):
        return [without(names, each) for each in value]
    return value
