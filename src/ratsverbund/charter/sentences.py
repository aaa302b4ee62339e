"""Joins wrapped lines and splits German legal text into sentences."""

from __future__ import annotations

import re

ABBREVIATIONS = re.compile(
    r"(^|[\s(])(Abs|Nr|Art|Buchst|S|bzw|z|B|i|V|m|gem|vgl|ff|usw|Dr|Str|GV|NW|SGV)\.$"
)
END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„\"§])")
ORDINAL = re.compile(r"(^|\s)\d{1,2}\.$")


def joined_lines(lines: list[str]) -> str:
    """Join wrapped lines: a hyphen at the end of a line joins the parts of one word."""
    text = ""
    for line in lines:
        wrapped = text.endswith("-") and line[:1].islower() and not continues_list(line)
        if wrapped:
            text = text[:-1] + line
        elif text.endswith(("-", "/")) and not continues_list(line):
            text += line
        else:
            text = f"{text} {line}" if text else line
    return inner_hyphens(text)


def continues_list(line: str) -> bool:
    """Tell whether a hyphen stands for a word left out, as in "Rats- und"."""
    return line.startswith(("und ", "oder ", "bzw. ", "sowie "))


def inner_hyphens(text: str) -> str:
    """Undo hyphens that a wrap left inside a line: "Funktions-bezeichnungen"."""
    return re.sub(r"(?<=[a-zäöüß])-(?=[a-zäöüß]{3,})(?!und |oder )", "", text)


def sentences(text: str) -> list[str]:
    """Split a text into sentences; abbreviations and dates do not end one."""
    found: list[str] = []
    for part in END.split(text):
        if found and not complete(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found


def complete(before: str) -> bool:
    """Tell whether a sentence ended; an abbreviation or "14." does not end one."""
    return not (ABBREVIATIONS.search(before) or ORDINAL.search(before))
