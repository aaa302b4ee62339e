"""Wrapped lines become paragraphs again, and words parted at a line end become whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ratsverbund.council.papers.reader.characters import SOFT_HYPHEN

LEAST_WIDTH = 60
SHORT = 0.6
ITEM = re.compile(r"\s*(?:[-–—•*▪◦‣·]|\(?\d{1,2}[.)]|\(?[a-z]\)|[IVX]{1,4}\.)\s+\S")
HASHES = re.compile(r"^\s*#{1,6}\s+")
RULE = re.compile(r"[\s|:=_*~.+–—-]*")
INNER_HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-(?=[^\W\d_])")
PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(-|\u00ad)$")
CONJUNCTIONS = {"und", "oder", "bzw", "sowie", "bis", "u", "noch"}
SPACED = re.compile(r"(?:\S ){3,}\S ?:?")
STATE_NAMES = {"nordrhein", "rheinland", "baden", "mecklenburg", "sachsen", "schleswig"}


@dataclass(frozen=True)
class Wrapping:
    """How a document wraps its lines: their usual width, and the first parts of its compounds.

    At a line end a hyphen is kept, without a space, before a capital letter or a figure
    ("Smart-/City"); kept with a space before a conjunction ("Haupt-/und"); and before a small
    letter it is dropped ("Mit-/glied") unless the part before it is a single letter, all capitals
    or a state's first name, or stands before a hyphen inside a line elsewhere in the document
    ("Nordrhein-Westfalen" lets "nordrhein-/westfälisch" keep its own).
    """

    width: int
    hyphenated: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Wrapping":
        """Measure a document."""
        lengths = sorted(len(line) for line in lines if line.strip())
        width = lengths[len(lengths) * 9 // 10] if lengths else 0
        parts = {part.lower() for line in lines for part in INNER_HYPHEN.findall(line)}
        return cls(max(width, LEAST_WIDTH), frozenset(parts | STATE_NAMES))

    def text(self, lines: Iterable[str]) -> str:
        """Return the lines as paragraphs parted by blank lines."""
        return "\n\n".join(map(self.paragraph, blocks(lines)))

    def paragraph(self, block: Sequence[str]) -> str:
        """Join the lines of one block where they were only wrapped."""
        pieces = [HASHES.sub("", block[0]).strip()]
        for previous, line in pairwise(block):
            glue = self._glue(previous.rstrip(), line)
            if glue == "" and not self._keeps_hyphen(previous.rstrip(), line):
                pieces[-1] = pieces[-1][:-1]
            pieces += [glue, HASHES.sub("", line).strip()]
        return "".join(pieces)

    def _glue(self, previous: str, line: str) -> str:
        following = line.strip()
        if PARTED.search(previous) and following[0].isalnum() and not ITEM.match(line):
            return " " if _first_word(following) in CONJUNCTIONS else ""
        if re.search(r"\w-$", previous) and following[0].isalnum():
            return ""
        return "\n" if self._ends(previous, line) else " "

    def _ends(self, previous: str, line: str) -> bool:
        """Tell whether the break between two lines was meant."""
        if "\t" in previous or "\t" in line or ITEM.match(line) or HASHES.match(line):
            return True
        return previous.endswith(":") or len(previous) < SHORT * self.width

    def _keeps_hyphen(self, previous: str, line: str) -> bool:
        parted = PARTED.search(previous)
        if not parted:
            return True
        part, hyphen = parted.groups()
        if hyphen == SOFT_HYPHEN:
            return False
        if not line.strip()[0].islower() or len(part) == 1 or part.isupper():
            return True
        return part.lower() in self.hyphenated


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the runs of lines between blank ones; rules drawn with characters count as blank."""
    for filled, run in groupby(lines, key=lambda line: not RULE.fullmatch(line)):
        if filled:
            yield list(run)


def narrowed(line: str) -> str:
    """Close up letters set apart for emphasis ("B e g r ü n d u n g")."""
    return line.replace(" ", "") if SPACED.fullmatch(line.strip()) else line


def _first_word(line: str) -> str:
    found = re.match(r"[^\W\d_]+", line)
    return found[0] if found else ""
