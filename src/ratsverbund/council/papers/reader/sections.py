"""A paper cut at its headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ratsverbund.council.papers.reader.consultations import is_row
from ratsverbund.council.papers.reader.headings import Heading, find_heading

SIGNATURE = re.compile(
    r"\s*(?:gez\.?(?:\s.{0,60})?|[iI]\.\s?[AV]\.(?:\s.{0,60})?|(?:In Vertretung|Im Auftrag)[:,]?|"
    r"\(?Unterschrift\)?|(?:Der|Die) (?:Ober)?[Bb]ürgermeister(?:in)?)\s*",
)
CONTENT = {"reasoning", "proposals", "finance", "attachments", "other", "signature"}


@dataclass
class Section:
    """The lines under one heading; the head of the paper and stray text have none."""

    kind: str
    heading: Heading | None = None
    lines: list[str] = field(default_factory=list)


def cut(lines: Sequence[str]) -> list[Section]:
    """Cut a paper at its headings; what stands under none is "head", later "stray"."""
    strong = _strong_kinds(lines)
    sections = [Section("head")]
    loose = "head"
    for index, line in enumerate(lines):
        heading = find_heading(lines, index)
        if heading and not (heading.weak and heading.kind in strong):
            loose = "stray" if heading.kind in CONTENT else loose
            first = [heading.rest] if heading.rest else []
            sections.append(Section(heading.kind, heading, first))
            continue
        if _ends(sections[-1], line):
            sections.append(Section(loose))
        if sections[-1].kind not in {"head", "signature"} and SIGNATURE.fullmatch(line):
            loose = "stray"
            sections.append(Section("signature"))
        sections[-1].lines.append(line)
    return sections


def _strong_kinds(lines: Sequence[str]) -> set[str]:
    """Return the kinds that have a heading nobody can mistake for anything else."""
    headings = (find_heading(lines, index) for index in range(len(lines)))
    return {heading.kind for heading in headings if heading and not heading.weak}


def _ends(section: Section, line: str) -> bool:
    """A table of consultations ends with its last row, a signature with a blank line."""
    if section.kind == "consultations":
        return bool(line.strip()) and not is_row(line, "".join(section.lines[-1:]))
    return section.kind == "signature" and not line.strip()
