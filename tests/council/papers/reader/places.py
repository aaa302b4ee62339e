"""Where the words of a paper have gone."""

import re
from collections import Counter

from ratsverbund.council.papers.reader import ReadPaper

MARKS = re.compile(
    r"^\[(?:Seitenzahl|Kopfzeile|Fußzeile|Unterschrift|Textfeld|gestrichen|Kommentar|Fußnote|"
    r"Endnote|Formularfeld|Anmerkung)\] "
)


def texts_of(paper: ReadPaper) -> list[str]:
    """Return every text field once; a body taken out of a sentence stands there already."""
    return [
        paper.title,
        paper.paper_type,
        paper.reference,
        paper.office,
        paper.reasoning,
        *(proposal.organization for proposal in paper.proposals if not proposal.inferred),
        *(proposal.text for proposal in paper.proposals),
        paper.financial_effect,
        *paper.attachments,
        *paper.consultations,
        *paper.consultation_notes,
        *paper.labels,
        *(MARKS.sub("", text) for text in paper.unplaced),
    ]


def words(*texts: str) -> Counter[str]:
    """Count the words."""
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text))


def letters(*texts: str) -> Counter[str]:
    """Count letters and figures, wherever words were parted."""
    return Counter(letter for text in texts for letter in text if letter.isalnum())
