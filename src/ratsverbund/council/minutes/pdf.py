"""Minutes and extracts as PDF/UA-1 and PDF/A-3a."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.kernel.pdf import render

TYPST = Path(__file__).parent / "typst"


def minutes_pdf(document: Mapping[str, Any], created: date) -> bytes:
    """Set the minutes. Raises: PdfFailed."""
    return render(TYPST / "minutes.typ", document, title=document["title"], created=created)


def extract_pdf(document: Mapping[str, Any], item: int, created: date) -> bytes:
    """Set the certified extract of one item (Beschlussauszug). Raises: PdfFailed."""
    [part] = [part for part in document["parts"] if any(i["id"] == item for i in part["items"])]
    [shown] = [each for each in part["items"] if each["id"] == item]
    content = dict(document) | {"item": shown, "public": part["public"]}
    title = f"Beschlussauszug TOP {shown['number']}: {document['title']}"
    return render(TYPST / "extract.typ", content, title=title[:250], created=created)
