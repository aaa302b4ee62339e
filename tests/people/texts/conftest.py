"""A town with its charter, a clerk, and files to read."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.factories import people

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "004_550056c8ab9c131a.txt"
LINES = ("Hauptsatzung", "§ 8", "Entschädigung", "(1) Es gibt eine Pauschale.", "(2) Mehr nicht.")


@pytest.fixture
def town():
    return people.heinsberg()


@pytest.fixture
def clerk(town):
    return people.clerk(town)


@pytest.fixture
def plain():
    """A small charter as a text file."""
    return "\n".join(LINES).encode()


@pytest.fixture
def word():
    """The same as a Word file."""
    document, kept = Document(), BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(kept)
    return kept.getvalue()
