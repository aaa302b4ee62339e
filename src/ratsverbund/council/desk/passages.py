"""The words on the page a note stands on: of a file, else of the paper as it is printed."""

import re

from ratsverbund.charter.decision import FactsError
from ratsverbund.charter.text_source import text_in
from ratsverbund.council.desk.models import Note
from ratsverbund.council.papers.dossier.document import document
from ratsverbund.council.papers.queries import paper_page

WIDTH = 30  # words
TELLING = 5  # letters from which on a word says something about a place


def passage_of(note: Note) -> str:
    """The words around what a note speaks of on its page; nothing where there is no text."""
    try:
        pages = text_in(printed(note), "seite.pdf").text.split("\f")
    except FactsError:  # a scan, or no PDF
        return ""
    if note.page is None or note.page > len(pages):
        return ""
    return around(pages[note.page - 1], note.text)


def printed(note: Note) -> bytes:
    """The document a note stands on, as its author may see it."""
    if note.file is not None:
        return bytes(note.file.file.content)
    station = note.item.consultation
    dossier = paper_page(note.account, station.paper_id) if station else None
    return document(dossier) if dossier else b""


def around(page: str, said: str) -> str:
    """The words of a page that have most in common with what was said, else its first."""
    words = page.split()
    wanted = {word for word in re.findall(r"\w+", said.casefold()) if len(word) >= TELLING}
    shared = [bool(wanted.intersection(re.findall(r"\w+", word.casefold()))) for word in words]
    starts = range(0, max(len(words) - WIDTH, 0) + 1, WIDTH // 3)
    start = max(starts, key=lambda at: (sum(shared[at : at + WIDTH]), -at))
    cut = " ".join(words[start : start + WIDTH])
    before, after = "… " if start else "", " …" if start + WIDTH < len(words) else ""
    return f"{before}{cut}{after}" if cut else ""
