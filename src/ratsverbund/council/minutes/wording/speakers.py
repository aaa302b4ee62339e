"""Speakers without their names: what a body shows of debates that does not publish them."""

import re
from collections.abc import Iterable
from typing import Any

Values = dict[str, Any]
CALLED = r"(?:(?:Frau|Herrn?|Ratsfrau|Ratsherrn?|Ratsmitglied|Stadtverordneter?)\s+)"
TITLE = r"(?:(?:Prof\.|Dr\.)\s+)*"


def unnamed(spoken: Values, presence: Iterable[Values]) -> Values:
    """Write "ein Mitglied (CDU)" for everyone who was there, wherever a name stands."""
    rules = [(pattern(row), standing_for(row)) for row in presence]

    def without(value: Any) -> Any:
        if isinstance(value, str):
            for names, instead in rules:
                value = names.sub(instead, value)
            return value
        if isinstance(value, dict):
            return {key: without(each) for key, each in value.items()}
        return [without(each) for each in value]

    return {key: without(value) for key, value in spoken.items()}


def pattern(row: Values) -> re.Pattern[str]:
    """A person by full name, or by the family name after a form of address."""
    given, family = re.escape(row["given"]), re.escape(row["family"])
    return re.compile(rf"{CALLED}?{TITLE}{given}\s+{family}\b|{CALLED}{TITLE}{family}\b")


def standing_for(row: Values) -> str:
    """What is written instead of a name."""
    return f"ein Mitglied ({row['party']})" if row["party"] else "ein Mitglied"
