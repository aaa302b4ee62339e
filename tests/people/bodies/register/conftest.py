"""Files as clerks bring them, made on the spot; the official ones lie beside the checkout."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

SHARED = Path(__file__).parents[4].parent / "shared" / "data"


@pytest.fixture(scope="session")
def official_zip() -> bytes:
    """The register of all Germany as Destatis published it for 31.08.2025."""
    return (SHARED / "GV100AD3108_2025-08-31.zip").read_bytes()


@pytest.fixture(scope="session")
def official_csv() -> bytes:
    """The same municipalities as a list with English headings."""
    return (SHARED / "gemeinden_de_2025-08-31.csv").read_bytes()


@pytest.fixture
def sheet():
    """Make an XLSX file out of rows of values; `change` gets the sheet before it is saved."""

    def make(*rows, change=None) -> bytes:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        if change:
            change(book.active)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make
