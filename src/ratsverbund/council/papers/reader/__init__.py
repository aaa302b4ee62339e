"""Reads council papers (Vorlagen) in their usual German forms; nothing of the text is lost."""

from ratsverbund.council.papers.reader.errors import UnreadablePaper
from ratsverbund.council.papers.reader.opening import open_source
from ratsverbund.council.papers.reader.paper import ReadPaper, ReadProposal
from ratsverbund.council.papers.reader.recognition import recognise

__all__ = ["ReadPaper", "ReadProposal", "UnreadablePaper", "read_paper"]


def read_paper(content: bytes, filename: str) -> ReadPaper:
    """Read an uploaded file as a council paper.

    Raises: UnreadablePaper.
    """
    return recognise(open_source(content, filename))
