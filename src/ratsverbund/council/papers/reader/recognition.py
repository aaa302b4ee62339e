"""From the clean text of a paper to its parts."""

import re
from collections.abc import Callable

from ratsverbund.council.papers.reader.consultations import read_rows
from ratsverbund.council.papers.reader.draft import Draft
from ratsverbund.council.papers.reader.head import read_beside, read_head
from ratsverbund.council.papers.reader.lines import ITEM, RULE, Wrapping, blocks
from ratsverbund.council.papers.reader.pages import lay_out
from ratsverbund.council.papers.reader.paper import ReadPaper
from ratsverbund.council.papers.reader.proposals import read_proposals
from ratsverbund.council.papers.reader.review import publicity_of, review
from ratsverbund.council.papers.reader.sections import Section, cut
from ratsverbund.council.papers.reader.source import Aside, Source

NOTHING = re.compile(r"[-–(]?\s*(?:keine?|entfällt|ohne)\s*[).]?", re.IGNORECASE)
BULLET = re.compile(r"^\s*[-–—•*▪◦‣·]\s+")
NUMBERED = re.compile(r"\s*Anlage\s+\w{1,3}\b", re.IGNORECASE)
MARKS_WITH_FACTS = {"Kopfzeile", "Fußzeile", "Textfeld"}


def recognise(source: Source) -> ReadPaper:
    """Place every word of the source in the paper."""
    lines, furniture = lay_out(source.text)
    draft = Draft(warnings=list(source.warnings))
    wrapping = Wrapping.of(lines)
    sections = cut(lines)
    head = [line for section in sections if section.kind == "head" for line in [*section.lines, ""]]
    read_head(head, draft, wrapping)
    for section in sections:
        PLACES[section.kind](section, draft, wrapping)
    for aside in (*source.asides, *furniture):
        _place_aside(aside, draft)
    review(draft)
    return _finished(draft)


def _skip(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    """The head has been read before everything else."""


def _place_text(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    """Append to a running text; a second heading of the same kind stays in it."""
    texts = draft.reasoning if section.kind == "reasoning" else draft.financial_effect
    heading = section.heading.label.strip("#*_ ") if section.heading else ""
    if not texts:
        draft.labels.append(heading)
        heading = ""
    texts.extend(filter(None, (heading, wrapping.text(section.lines))))


def _place_proposals(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    organization = section.heading.organization if section.heading else ""
    proposals, labels = read_proposals(section.lines, organization, wrapping)
    draft.labels += [section.heading.label] if section.heading else []
    draft.labels += labels
    draft.proposals += [
        proposal for proposal in proposals if proposal.text or not proposal.inferred
    ]


def _place_attachments(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    """Make one attachment of each item, or of each line when none is marked."""
    draft.labels += [section.heading.label] if section.heading and section.heading.label else []
    for block in blocks(section.lines):
        marked = any(ITEM.match(line) or NUMBERED.match(line) for line in block)
        items: list[list[str]] = []
        for line in block:
            if items and marked and not (ITEM.match(line) or NUMBERED.match(line)):
                items[-1].append(line)
            else:
                items.append([line])
        for item in items:
            text = BULLET.sub("", wrapping.paragraph(item).replace("\n", " "), count=1)
            (draft.labels if NOTHING.fullmatch(text) else draft.attachments).append(text)


def _place_consultations(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    bodies, notes, labels = read_rows([line for line in section.lines if not RULE.fullmatch(line)])
    draft.labels += [section.heading.label] if section.heading else []
    draft.labels += labels
    draft.consultations += bodies
    draft.consultation_notes += notes


def _place_stray(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    """Keep what stands under no known heading, paragraph by paragraph."""
    draft.unplaced += filter(None, wrapping.text(section.lines).split("\n\n"))


def _place_other(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    """Keep a known section that has no field of its own in one piece with its heading."""
    heading = section.heading.label.strip("#*_ ") if section.heading else ""
    draft.unplaced.append("\n\n".join(filter(None, (heading, wrapping.text(section.lines)))))


def _place_signature(section: Section, draft: Draft, wrapping: Wrapping) -> None:
    text = " ".join(line.strip() for line in section.lines)
    draft.unplaced.append(str(Aside("Unterschrift", text)))


def _place_aside(aside: Aside, draft: Draft) -> None:
    """Keep a passage beside the text with its mark, unless it holds only facts of the head."""
    if aside.mark in MARKS_WITH_FACTS and read_beside(aside.text, draft):
        return
    draft.unplaced.append(str(aside))


def _finished(draft: Draft) -> ReadPaper:
    return ReadPaper(
        title=draft.title,
        paper_type=draft.paper_type,
        reference=draft.reference,
        date=draft.date,
        office=draft.office,
        reasoning="\n\n".join(draft.reasoning),
        proposals=tuple(draft.proposals),
        financial_effect="\n\n".join(draft.financial_effect),
        attachments=tuple(draft.attachments),
        consultations=tuple(draft.consultations),
        consultation_notes=tuple(draft.consultation_notes),
        public=publicity_of(draft),
        labels=tuple(filter(None, (label.strip("#*_ ") for label in draft.labels))),
        unplaced=tuple(draft.unplaced),
        warnings=tuple(draft.warnings),
    )


PLACES: dict[str, Callable[[Section, Draft, Wrapping], None]] = {
    "head": _skip,
    "reasoning": _place_text,
    "finance": _place_text,
    "proposals": _place_proposals,
    "attachments": _place_attachments,
    "consultations": _place_consultations,
    "signature": _place_signature,
    "stray": _place_stray,
    "other": _place_other,
}
