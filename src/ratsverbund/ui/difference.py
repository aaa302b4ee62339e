"""Word by word, what changed between two texts."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

WORDS = re.compile(r"\s+|\w+(?:[.,:/]\w+)*|[^\w\s]")
LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Span(NamedTuple):
    """A stretch of text that stayed, came or went."""

    kind: str
    text: str


def difference(old: str, new: str) -> list[Span]:
    """Compare two texts, first by lines and inside changed lines by words."""
    spans: list[Span] = []
    for kind, gone, come in _compare(LINES.findall(old), LINES.findall(new)):
        if kind == "replace":
            spans.extend(_changes(WORDS.findall("".join(gone)), WORDS.findall("".join(come))))
        else:
            spans.extend(_spans(kind, gone, come))
    return _joined(spans)


def _compare(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        yield kind, old[start:end], new[new_start:new_end]


def _changes(old: list[str], new: list[str]) -> Iterator[Span]:
    for kind, gone, come in _compare(old, new):
        yield from _spans(kind, gone, come)


def _spans(kind: str, gone: list[str], come: list[str]) -> Iterator[Span]:
    if kind == "equal":
        yield Span("same", "".join(gone))
        return
    if gone:
        yield Span("deleted", "".join(gone))
    if come:
        yield Span("inserted", "".join(come))


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].kind == span.kind:
            joined[-1] = Span(span.kind, joined[-1].text + span.text)
        else:
            joined.append(span)
    return joined
