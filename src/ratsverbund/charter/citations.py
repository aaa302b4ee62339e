"""Norm ids such as `hs/§8(3)a#2` and their German names."""

import re

NORM_ID = re.compile(
    r"^(?P<work>[a-z0-9-]+)/"
    r"(?:§(?P<section>\d+[a-z]?)"
    r"(?:\((?P<paragraph>\d+[a-z]?)\)(?:(?P<letter>[a-z])|(?:n(?P<item>\d+)))?)?"
    r"(?:#(?P<sentence>\d+))?"
    r"|(?P<name>pre|annex|[0-9]+))$"
)
PARTS = (
    ("section", "§ {}"),
    ("paragraph", "Abs. {}"),
    ("item", "Nr. {}"),
    ("letter", "Buchst. {}"),
    ("sentence", "Satz {}"),
)
NAMES = {"pre": "Präambel", "annex": "Anlage"}


def label_of(norm: str, work: str) -> str:
    """Return the German name of a norm: `§ 8 Abs. 3 Buchst. a Satz 2 Hauptsatzung`.

    Raises: ValueError for an id that does not follow the grammar.
    """
    found = NORM_ID.match(norm)
    if not found:
        raise ValueError(f"„{norm}“ ist keine Normkennung. Richtig ist etwa hs/§8(3)a#2.")
    if found["name"]:
        return f"{NAMES.get(found['name'], 'Aussage ' + found['name'])} {work}"
    words = [text.format(found[part]) for part, text in PARTS if found[part]]
    return " ".join([*words, work])
