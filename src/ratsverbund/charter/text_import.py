"""Reads a charter's text into sections, paragraphs, letters and sentences with norm ids.

Nothing is dropped silently: what is no provision is kept under what it is taken for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ratsverbund.charter.decision import plain
from ratsverbund.charter.sentences import joined_lines, sentences
from ratsverbund.charter.text_source import SourceText, text_of
from ratsverbund.charter.works import Bundle

SECTION = re.compile(r"^§\s*(\d+)\s*([a-z])?$")
PARAGRAPH = re.compile(r"^\((\d+[a-z]?)\)\s*(.*)$")
LETTER = re.compile(r"^([a-z])\)\s+(.*)$")
PAGE = re.compile(r"^-\s*\d+\s*-$")
ADDRESS = re.compile(r"^(https?://|www\.)\S+$")
AMENDED = re.compile(r"^(\d+)\)\s*geändert durch (.+? vom (\d\d)\.(\d\d)\.(\d{4}))")
FOOTNOTE = re.compile(r"^\*\)\s*(.*)$")
REPEALED = re.compile(r"^\(?aufgehoben\)?\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of the charter under its norm id (without the work)."""

    id: str
    text: str


@dataclass
class Section:
    """One section: its number, heading, and the pieces of text found under it."""

    number: str
    heading: str = ""
    repealed: bool = False
    pieces: list[tuple[str, list[str]]] = field(default_factory=list)

    def add(self, place: str, text: str) -> None:
        """Begin a new piece at a place such as `(3)a`."""
        self.pieces.append((place, [text] if text else []))

    def go_on(self, text: str) -> None:
        """Continue the last piece, or begin the section's only one."""
        if not self.pieces:
            self.add("", "")
        self.pieces[-1][1].append(text)


@dataclass
class Imported:
    """What was read: provisions, amendments, and everything that is neither."""

    title: str = ""
    preamble: str = ""
    sections: list[Section] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    amendments: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    page_marks: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def lists(self) -> list[str]:
        """Lettered lists with first and last letter and how many there are."""
        return [
            f"§ {section.number} {place}: {letters[0]} bis {letters[-1]} ({len(letters)})".replace(
                " :", ":"
            )
            for section in self.sections
            for place, letters in lettered(section).items()
        ]

    @property
    def repealed(self) -> list[str]:
        """The sections that are only tombstones."""
        return [section.number for section in self.sections if section.repealed]

    def as_json(self) -> dict[str, Any]:
        """Return the import as plain JSON values."""
        found = {key: plain(value) for key, value in vars(self).items() if key != "sections"}
        heads = [
            {"number": one.number, "heading": one.heading, "repealed": one.repealed}
            for one in self.sections
        ]
        return {**found, "sections": heads, "repealed": self.repealed, "lists": self.lists}

    def lines(self) -> list[str]:
        """Report completeness as text."""
        return [
            f"{self.title}",
            f"Abschnitte: {len(self.sections)}, davon aufgehoben: {', '.join(self.repealed)}",
            f"Sätze: {len(self.units)}; Änderungen: {len(self.amendments)}",
            *(f"Änderung: {one}" for one in self.amendments),
            *(f"Aufzählung: {one}" for one in self.lists),
            *(f"Fußnote: {one}" for one in self.footnotes),
            *(f"Seitenzahl: {one}" for one in self.page_marks),
            *(f"Adresse im Text: {one}" for one in self.addresses),
            *(f"Neben dem Text: {one}" for one in self.asides),
            *(f"Hinweis: {one}" for one in self.remarks),
            *(f"Ohne Norm im Bündel: {one}" for one in self.uncovered),
            *(f"Norm ohne Satz im Text: {one}" for one in self.unknown),
        ]


def read_charter(path: Path, bundle: Bundle | None = None) -> Imported:
    """Read a charter file; with a bundle, hold it against the registered norms.

    Raises: FactsError for a file without text.
    """
    return placed(text_of(path), bundle)


def placed(source: SourceText, bundle: Bundle | None = None) -> Imported:
    """Place the text of a charter; with a bundle, hold it against the registered norms."""
    found = parse(source.text)
    for aside in source.asides:
        if not noted(found, aside.partition(": ")[2]):
            found.asides.append(aside)
    found.remarks = list(source.remarks)
    if bundle:
        compare_with(found, bundle)
    return found


def parse(text: str) -> Imported:
    """Place every line of a charter's text."""
    found, head = Imported(), []
    lines = [" ".join(line.lstrip("# ").split()) for line in text.splitlines()]
    for line in lines:
        if not line or set(line) == {"_"}:
            continue
        if noted(found, line):
            continue
        number = SECTION.match(line)
        if number:
            found.sections.append(Section("".join(part or "" for part in number.groups())))
        elif not found.sections:
            head.append(line)
        else:
            place_line(found.sections[-1], line)
    split_head(found, head)
    found.units = list(units(found))
    return found


def noted(found: Imported, line: str) -> bool:
    """Keep footnotes, page marks and stray addresses apart from the provisions."""
    amended = AMENDED.match(line)
    if amended:
        found.amendments.append(amended[2])
        if rest := line[amended.end() :].strip(" ."):
            found.footnotes.append(rest)
    elif FOOTNOTE.match(line):
        found.footnotes.append(line)
    elif PAGE.match(line):
        found.page_marks.append(line)
    elif ADDRESS.match(line):
        found.addresses.append(line)
    else:
        return False
    return True


def place_line(section: Section, line: str) -> None:
    """Put a line where it belongs in its section."""
    paragraph, letter = PARAGRAPH.match(line), LETTER.match(line)
    if REPEALED.match(line):
        section.repealed = True
    elif paragraph:
        section.add(f"({paragraph[1]})", paragraph[2])
    elif letter:
        section.add(current(section) + letter[1], letter[2])
    elif not section.heading and not section.pieces:
        section.heading = line
    elif ends_list(section, line):
        section.add(current(section), line)
    else:
        section.go_on(line)


def lettered(section: Section) -> dict[str, list[str]]:
    """Return the letters of a section by the paragraph that lists them."""
    found: dict[str, list[str]] = {}
    for place, _ in section.pieces:
        letter = place.rpartition(")")[2]
        if letter and letter not in found.setdefault(place.removesuffix(letter), []):
            found[place.removesuffix(letter)].append(letter)
    return found


def current(section: Section) -> str:
    """Return the paragraph in which a section stands."""
    place = section.pieces[-1][0] if section.pieces else ""
    return place.rstrip("abcdefghijklmnopqrstuvwxyz") if place.startswith("(") else ""


def ends_list(section: Section, line: str) -> bool:
    """Tell whether a line goes back from a lettered list to its paragraph.

    A new sentence at the start of a line after a finished letter is taken to do so.
    """
    if not section.pieces or section.pieces[-1][0][-1:] in ("", ")"):
        return False
    before = section.pieces[-1][1]
    return bool(before) and before[-1].endswith(".") and line[0].isupper()


def split_head(found: Imported, head: list[str]) -> None:
    """Divide what stands before the first section into title and preamble."""
    start = next((place for place, line in enumerate(head) if line.startswith("Aufgrund")), None)
    if start is None:
        start = next((n for n, line in enumerate(head) if line.startswith("Auf Grund")), len(head))
    found.title = re.sub(r"(\d\))+$", "", joined_lines(head[:start]))
    found.preamble = joined_lines(head[start:])


def units(found: Imported) -> Iterator[Unit]:
    """Number the sentences of every section."""
    if found.preamble:
        yield Unit("pre", found.preamble)
    for section in found.sections:
        counts: dict[str, int] = {}
        whole = [(place, text) for place, parts in section.pieces for text in split(parts)]
        for place, text in whole:
            counts[place] = counts.get(place, 0) + 1
            several = sum(other == place for other, _ in whole) > 1
            number = f"#{counts[place]}" if several else ""
            yield Unit(f"§{section.number}{place}{number}", text)


def split(parts: list[str]) -> list[str]:
    """Join the lines of a piece and split it into sentences."""
    return sentences(joined_lines(parts))


def compare_with(found: Imported, bundle: Bundle) -> None:
    """Name sentences without a registered norm, and norms without a sentence."""
    own = next(work for work in bundle.works.values() if work.rank == "charter")
    norms = {norm.partition("/")[2] for norm in bundle.norms if norm.startswith(f"{own.id}/")}
    ids = {unit.id for unit in found.units}
    found.uncovered = [
        f"{unit.id}: {unit.text}" for unit in found.units if not meets(unit.id, norms)
    ]
    found.unknown = sorted(norm for norm in norms if not meets(norm, ids))


def meets(one: str, others: set[str]) -> bool:
    """Tell whether an id is among others, covered by a wider one, or divided into narrower ones."""
    wider = {one.partition("#")[0], re.sub(r"[a-z]?(#\d+)?$", "", one) if "(" in one else one}
    return bool({one, *wider} & others) or any(
        other.startswith((f"{one}#", f"{one}(")) or narrower(one, other) for other in others
    )


def narrower(one: str, other: str) -> bool:
    """Tell whether another id is a letter of this paragraph (its lead-in sentence)."""
    base = one.partition("#")[0]
    return base.endswith(")") and bool(re.match(re.escape(base) + r"[a-z](#\d+)?$", other))


def lies_within(one: str, other: str) -> bool:
    """Tell whether an id (without the work) is another, or a part of it."""
    rest = one.removeprefix(other)
    return one == other or (rest != one and (other.endswith(")") or rest[0] in "(#"))
