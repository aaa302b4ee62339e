"""Read a PDF from standard input and write its text as JSON, pages parted by form feeds."""

import io
import json
import sys
from typing import Any

import pypdf
from pypdf.errors import DependencyError, LimitReachedError

PAGES = 500


class RefusalError(Exception):
    """The file has a problem with a name."""


def read(content: bytes) -> dict[str, Any]:
    """Return text, asides, warnings and the numbers of the pages without text."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusalError("password")
    if len(reader.pages) > PAGES:
        raise RefusalError("pages")
    asides: list[tuple[str, str]] = []
    pages = []
    for page in reader.pages:
        pages.append(page.extract_text().strip("\n"))
        asides.extend(notes(page))
    if not any(page.strip() for page in pages):
        raise RefusalError("scan")
    for name, content_of_field in (reader.get_form_text_fields() or {}).items():
        if content_of_field:
            asides.append(("Formularfeld", f"{name}: {content_of_field}"))
    blank = [number for number, page in enumerate(pages, 1) if not page.strip()]
    warnings = ["embedded"] if reader.attachments else []
    return {"text": "\f".join(pages), "asides": asides, "warnings": warnings, "blank": blank}


def notes(page: Any) -> list[tuple[str, str]]:
    """Return the notes that someone has written on a page."""
    found = []
    for reference in page.get("/Annots") or []:
        annotation = reference.get_object()
        if annotation.get("/Subtype") in {"/Text", "/FreeText", "/Highlight"}:
            text = str(annotation.get("/Contents", "")).strip()
            if text:
                found.append(("Anmerkung", text))
    return found


def main() -> None:
    """Answer with the text, or with the name of a problem."""
    try:
        answer = read(sys.stdin.buffer.read())
    except RefusalError as refusal:
        answer = {"problem": str(refusal)}
    except DependencyError:
        answer = {"problem": "password"}
    except (MemoryError, RecursionError, LimitReachedError):
        answer = {"problem": "bomb"}
    except Exception as error:  # whatever a broken file makes the library raise
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        answer = {"problem": "broken"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
