"""Reads the text of a charter from a file: plain text, Word or PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ratsverbund.charter.decision import FactsError

LARGEST = 10_000_000


def text_of(path: Path) -> str:
    """Return the text of a file. Raises: FactsError when there is none to read."""
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise FactsError(f"{path.name}: Lesbar sind {', '.join(READERS)}. Bitte umwandeln.")
    try:
        if path.stat().st_size > LARGEST:
            raise FactsError(f"{path.name} ist größer als 10 MB. Bitte nur die Satzung angeben.")
        text = read(path)
    except (OSError, UnicodeDecodeError, PyPdfError, PackageNotFoundError, BadZipFile) as fault:
        raise FactsError(
            f"{path.name} ist nicht lesbar ({type(fault).__name__}). "
            "Bitte die Datei öffnen, prüfen und neu speichern."
        ) from fault
    if not text.strip():
        raise FactsError(
            f"{path.name} enthält keinen Text, vermutlich ist es ein Scan. "
            "Bitte zuerst eine Texterkennung laufen lassen."
        )
    return text


def plain_text(path: Path) -> str:
    """Read UTF-8, or else the older encoding of Western European systems."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def word_text(path: Path) -> str:
    """Read the paragraphs of a Word file."""
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def pdf_text(path: Path) -> str:
    """Read the text of a PDF, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


READERS: dict[str, Callable[[Path], str]] = {
    ".txt": plain_text,
    ".docx": word_text,
    ".pdf": pdf_text,
}
