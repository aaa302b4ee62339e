"""What a public version must not say: names from non-public items, private data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]
ADDRESSED = re.compile(
    r"\b(?:Frau|Herrn?|Familie|Eheleuten?|Firma)\s+(?:(?:Prof\.|Dr\.)\s+)*"
    r"((?:[A-ZÄÖÜ][\wäöüß-]+)(?:\s+[A-ZÄÖÜ][\wäöüß-]+)?)"
)
REACHED = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\b0\d{2,4}[ /-]\d{4,}\b")


@dataclass(frozen=True)
class Leak:
    """A word that does not belong into the public version, and where it stands."""

    number: str
    word: str
    why: str


def names_of_closed(texts: Iterable[str]) -> set[str]:
    """Names somebody is addressed by in the texts of non-public items."""
    return {name for text in texts for name in ADDRESSED.findall(text)}


def leaks(
    public: Iterable[tuple[str, str]], closed_names: Iterable[str], private: Iterable[str]
) -> list[Leak]:
    """Every word of the public version that must not stand there, once an item."""
    closed_names, private = set(closed_names), set(private)
    found = []
    for number, text in public:
        found += [Leak(number, word, "closed") for word in closed_names if names(word, text)]
        found += [Leak(number, word, "private") for word in private if names(word, text)]
        found += [Leak(number, word, "private") for word in REACHED.findall(text)]
    return sorted(set(found), key=lambda leak: (leak.number, leak.word))


def names(word: str, text: str) -> bool:
    """Say whether a text has the word or words as a whole."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def closed_texts(minutes: Any) -> list[str]:
    """All that was written freely about non-public items."""
    closed = {item["id"]: item for item in minutes.record["items"] if not item["public"]}
    found = []
    for item in closed.values():
        found += [item["title"], item["note"]]
        found += [word for exclusion in item["exclusions"] for word in exclusion]
        found += [vote["subject"] for vote in item["votes"]]
        found += [each["name"] for each in item["speakers"]]
        found += [motion["text"] for motion in item["motions"]]
        found += [line for lines in item["elections"] for line in lines]
        found += [item["resolution"]["text"]] if item["resolution"] else []
    for urgent in minutes.record.get("refused", ()):
        found += [] if urgent["public"] else [urgent["title"], urgent["reason"]]
    found += [text["text"] for text in minutes.item_texts if text["item"] in closed]
    found += [
        f"{said['given']} {said['family']}: {said['text']}"
        for said in minutes.said
        if said["item"] in closed
    ]
    return [text for text in found if text]
