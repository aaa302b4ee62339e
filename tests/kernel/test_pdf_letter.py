"""Letters keep to DIN 5008 form B, reports carry their marks on every page."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ratsverbund.kernel import pdf
from ratsverbund.kernel.pdf import PdfFailed, render

CREATED = date(2026, 11, 22)
MM = 72 / 25.4
LETTER = """#import "/kernel/content.typ": content
#import "/kernel/letter.typ": letter
#import "/kernel/styles.typ": paragraphs
#show: letter.with(..content.frame)
#paragraphs(content.text)
"""
REPORT = """#import "/kernel/content.typ": content, title
#import "/kernel/report.typ": listing, paragraphs, report
#show: report.with(title: title, ..content.frame)
#paragraphs(content.text)
#listing(("Nr.", "Stadt"), content.rows)
"""
FRAME: dict[str, Any] = {
    "sender": {
        "name": "Stadt Heinsberg",
        "office": "Der Bürgermeister",
        "return_address": "Stadt Heinsberg, 52525 Heinsberg",
        "footer": [["Apfelstraße 60"], ["02452 14-0"]],
    },
    "recipient": ["Netzwerk Innenstadt NRW", "48151 Münster"],
    "remarks": ["Einschreiben"],
    "reference": [["Unser Zeichen", "2021/123"], ["Datum", "14.07.2021"]],
    "subject": "Beitritt",
    "salutation": "Guten Tag,",
    "signature": {"by": "In Vertretung", "name": "A. Muster", "office": "Beigeordnete"},
    "enclosures": ["Beschluss vom 07.07.2021"],
    "copies": ["Bezirksregierung Köln"],
}


@pytest.fixture(autouse=True)
def built_in_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "FONTS", tmp_path / "none")


def write(folder: Path, source: str, content: dict[str, Any]) -> pypdf.PdfReader:
    template = folder / "probe.typ"
    template.write_text(source)
    document = render(template, content, title="Probe", created=CREATED)
    return pypdf.PdfReader(BytesIO(document))


def places(page: pypdf.PageObject) -> dict[str, tuple[int, int]]:
    """Give the left edge and the base line of each text, in mm from the top left."""
    found: dict[str, tuple[int, int]] = {}

    def note(text: str, ctm: list[float], *_: object) -> None:
        if text.strip():
            found[text.strip()] = (round(ctm[4] / MM), round(297 - ctm[5] / MM))

    page.extract_text(visitor_text=note)
    return found


def marks(page: pypdf.PageObject) -> list[tuple[float, float]]:
    """Give height and length of the lines in the left margin, in mm."""
    found: list[tuple[float, float]] = []

    def note(operator: bytes, operands: list[float], ctm: list[float], _: object) -> None:
        if operator == b"l" and ctm[4] < 10 * MM:
            found.append((round(297 - ctm[5] / MM, 1), round(float(operands[0]) / MM, 1)))

    page.extract_text(visitor_operand_before=note)
    return found


def test_a_letter_reads_in_the_order_of_its_parts(tmp_path: Path) -> None:
    reader = write(tmp_path, LETTER, {"frame": FRAME, "text": "wir treten bei."})

    assert reader.pages[0].extract_text().splitlines() == [
        "Stadt Heinsberg",
        "Der Bürgermeister",
        "Stadt Heinsberg, 52525 Heinsberg",
        "Einschreiben",
        "Netzwerk Innenstadt NRW",
        "48151 Münster",
        "Unser Zeichen 2021/123",
        "Datum 14.07.2021",
        "Beitritt",
        "Guten Tag,",
        "wir treten bei.",
        "Mit freundlichen Grüßen",
        "In Vertretung",
        "A. Muster",
        "Beigeordnete",
        "Anlage",
        "Beschluss vom 07.07.2021",
        "Nachrichtlich",
        "Bezirksregierung Köln",
        "Seite 1 von 1",
        "Apfelstraße 60 02452 14-0",
    ]


def test_address_reference_and_subject_stand_where_din_5008_form_b_puts_them(
    tmp_path: Path,
) -> None:
    reader = write(tmp_path, LETTER, {"frame": FRAME, "text": "wir treten bei."})

    found = places(reader.pages[0])
    assert found["Netzwerk Innenstadt NRW"] == (25, 65)
    assert found["Unser Zeichen"] == (125, 52)
    assert found["Beitritt"] == (25, 101)


def test_marks_for_folding_and_punching_stand_on_the_first_page_only(tmp_path: Path) -> None:
    reader = write(tmp_path, LETTER, {"frame": FRAME, "text": "Absatz.\n\n" * 60})

    assert [marks(page) for page in reader.pages] == [
        [(105.0, 4.0), (148.5, 6.0), (210.0, 4.0)],
        [],
        [],
    ]


def test_an_address_of_seven_lines_is_refused(tmp_path: Path) -> None:
    frame = FRAME | {"recipient": ["Zeile"] * 7}

    with pytest.raises(PdfFailed) as failure:
        write(tmp_path, LETTER, {"frame": frame, "text": "x"})

    assert str(failure.value) == (
        "„Probe“ konnte nicht als PDF erstellt werden: das Anschriftfeld fasst sechs Zeilen "
        "und drei Vermerke. Bitte Anschrift kürzen."
    )


def test_a_nonpublic_report_says_so_on_every_page(tmp_path: Path) -> None:
    frame = {
        "body-name": "Stadt Heinsberg",
        "labels": [["Vorlage", "2021/123"]],
        "public": False,
        "note": "gedruckt am 22.11.2026",
    }
    rows = [[str(i), f"Musterstadt {i}"] for i in range(1, 41)]

    reader = write(tmp_path, REPORT, {"frame": frame, "text": "Satz.", "rows": rows})

    first, second = (page.extract_text().splitlines() for page in reader.pages)
    assert first[:5] == [
        "Stadt Heinsberg NICHTÖFFENTLICH",
        "Probe",
        "Vorlage 2021/123",
        "Satz.",
        "Nr. Stadt",
    ]
    assert first[-1] == "gedruckt am 22.11.2026 Seite 1 von 2"
    assert second[:2] == ["Stadt Heinsberg · Probe NICHTÖFFENTLICH", "Nr. Stadt"]
    assert second[-1] == "gedruckt am 22.11.2026 Seite 2 von 2"


def test_a_public_report_bears_no_stamp(tmp_path: Path) -> None:
    frame = {"body-name": "Stadt Heinsberg"}

    reader = write(tmp_path, REPORT, {"frame": frame, "text": "Satz.", "rows": [["1", "Ort"]]})

    assert reader.pages[0].extract_text().splitlines() == [
        "Stadt Heinsberg",
        "Probe",
        "Satz.",
        "Nr. Stadt",
        "1 Ort",
        "Seite 1 von 1",
    ]
