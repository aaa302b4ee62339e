"""Pages laid end to end; their numbers and running heads are put beside the text."""

import re
from collections import Counter

from ratsverbund.council.papers.reader.source import Aside

NUMBER = re.compile(
    r"[-–—]\s*\d{1,4}\s*[-–—]"
    r"|[-–—]?\s*(?:Seite|Blatt|S\.)\s*:?\s*\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?\s*[-–—]?"
    r"|\d{1,4}\s+von\s+\d{1,4}"
)
LONGEST_NUMBER = 60
ENDED = re.compile(r"[.:!?;)“”\"»]\s*$")


def lay_out(text: str) -> tuple[list[str], tuple[Aside, ...]]:
    """Return the lines of the running text and the page furniture taken out of it."""
    pages = [page.split("\n") for page in text.split("\f")]
    asides: list[Aside] = []
    for edge, mark in ((0, "Kopfzeile"), (-1, "Fußzeile")):
        repeated = _repeated(pages, edge)
        for number, page in enumerate(pages, 1):
            keep_first = edge == 0 and number == 1
            _take_edge(page, edge, number, set() if keep_first else repeated, mark, asides)
    lines: list[str] = []
    for page in pages:
        for run in _runs(page, asides):
            _append(lines, run)
    return lines, tuple(asides)


def _repeated(pages: list[list[str]], edge: int) -> set[str]:
    """Return the edge lines that stand on several pages, figures aside."""
    if len(pages) < 2:
        return set()
    counted = Counter(_key(filled[edge]) for page in pages if (filled := _filled(page)))
    return {key for key, count in counted.items() if count > 1 and re.search(r"\w", key)}


def _take_edge(
    page: list[str], edge: int, number: int, repeated: set[str], mark: str, asides: list[Aside]
) -> None:
    """Move page numbers and repeated lines at one edge of a page to the asides."""
    for index in range(len(page)) if edge == 0 else range(len(page) - 1, -1, -1):
        line = page[index].strip()
        if _is_number(line) or (number > 1 and line == str(number)):
            asides.append(Aside("Seitenzahl", line))
        elif _key(line) in repeated:
            asides.append(Aside(mark, line))
        elif line:
            return
        page[index] = ""


def _runs(page: list[str], asides: list[Aside]) -> list[list[str]]:
    """Part a page at the page numbers that stand in the middle of a text without form feeds."""
    runs: list[list[str]] = [[]]
    for line in page:
        if _is_number(line):
            asides.append(Aside("Seitenzahl", line.strip()))
            runs.append([])
        else:
            runs[-1].append(line)
    return runs


def _append(lines: list[str], run: list[str]) -> None:
    """Append a page; a sentence that runs on over the edge stays one paragraph."""
    filled = _filled(run)
    if not filled:
        return
    while lines and not lines[-1].strip():
        lines.pop()
    runs_on = filled[0].lstrip()[0].islower() and lines and not ENDED.search(lines[-1])
    if lines and not runs_on:
        lines.append("")
    lines += run[run.index(filled[0]) :]


def _filled(page: list[str]) -> list[str]:
    return [line for line in page if line.strip()]


def _is_number(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) < LONGEST_NUMBER and bool(NUMBER.fullmatch(stripped))


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
