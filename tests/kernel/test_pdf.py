"""PDFs are accessible, reproducible and set user text literally."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

from ratsverbund.kernel import pdf
from ratsverbund.kernel.pdf import Attachment, PdfFailed, render, render_many

CREATED = date(2026, 11, 22)
PROSE = """#import "/kernel/content.typ": content
#import "/kernel/styles.typ": paragraphs
#paragraphs(content.text)
"""


@pytest.fixture(autouse=True)
def built_in_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "FONTS", tmp_path / "none")


@pytest.fixture
def prose(tmp_path: Path) -> Path:
    template = tmp_path / "prose.typ"
    template.write_text(PROSE)
    return template


def text_of(document: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(document)).pages
    return "\n".join(page.extract_text() for page in pages)


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#eval("1 + 1") #include "/kernel/letter.typ"',
        "*fett* _kursiv_ `code` $x^2$ @quelle <anker> ~ -- ---",
        "\\n \\u{41} \\\\ // Kommentar /* auch */",
        "= Überschrift",
        "- Liste 1. Zahl / Begriff: Text",
        '"Anführung" und {"json": [1, null]}',
        "{{ 7 * 7 }} {a.__class__} %(name)s ${HOME}",
        "<script>alert(1)</script>",
        "https://example.org/a?b=c&d=e#f",
        "Grüße aus Łódź, Αθήνα und Київ: ≤ 2.000,00 €",
    ],
)
def test_user_text_is_set_literally(prose: Path, text: str) -> None:
    document = render(prose, {"text": text}, title="Probe", created=CREATED)

    assert text_of(document) == text


def test_characters_without_a_glyph_are_written_as_code_points(prose: Path) -> None:
    content = {"text": "a\x01b 😀 中 \ud800 ende"}

    document = render(prose, content, title="Probe", created=CREATED)

    assert text_of(document) == "a⟨U+0001⟩b ⟨U+1F600⟩ ⟨U+4E2D⟩ ⟨U+D800⟩ ende"


def test_a_hundred_thousand_letters_without_a_blank_stay_on_the_pages(prose: Path) -> None:
    word = "Donau" * 20_000

    document = render(prose, {"text": word}, title="Probe", created=CREATED)

    assert text_of(document).replace("\n", "") == word


def test_blank_lines_part_paragraphs_and_line_ends_stay(prose: Path) -> None:
    content = {"text": "eins\r\nzwei\n\ndrei\n \n\nvier\n"}

    document = render(prose, content, title="Probe", created=CREATED)

    assert text_of(document) == "eins\nzwei\ndrei\nvier"


def test_a_document_declares_pdf_a_3a_and_pdf_ua_1(prose: Path) -> None:
    document = render(prose, {"text": "Text"}, title="Beitritt", created=CREATED)

    with pikepdf.open(BytesIO(document)) as opened, opened.open_metadata() as metadata:
        declared = [metadata[key] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
        assert declared == ["3", "A", "1"]
        assert metadata["dc:title"] == "Beitritt"
        assert str(opened.Root.Lang) == "de-DE"
        assert bool(opened.Root.MarkInfo.Marked)


def test_the_same_input_gives_the_same_bytes(prose: Path) -> None:
    documents = {render(prose, {"text": "x"}, title="x", created=CREATED) for _ in range(3)}

    assert len(documents) == 1


def test_the_creation_date_is_the_one_given(prose: Path) -> None:
    document = render(prose, {"text": "x"}, title="x", created=date(2021, 7, 14))

    reader = pypdf.PdfReader(BytesIO(document))
    assert reader.metadata is not None
    assert reader.metadata.creation_date_raw == "D:20210714000000Z"


def test_attachments_travel_inside_the_document(prose: Path) -> None:
    attachment = Attachment("beitrag.json", b'{"a": 1}', "application/json", "Berechnung")

    document = render(prose, {"text": "x"}, title="x", created=CREATED, attachments=[attachment])

    with pikepdf.open(BytesIO(document)) as opened:
        assert {
            name: file.get_file().read_bytes() for name, file in opened.attachments.items()
        } == {"beitrag.json": b'{"a": 1}'}


def test_many_documents_come_in_order_and_equal_the_single_ones(
    prose: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "BATCH", 2)
    contents = [{"text": f"Nummer {i}"} for i in range(5)]

    documents = render_many(prose, contents, titles=["x"] * 5, created=CREATED)

    assert documents == [render(prose, each, title="x", created=CREATED) for each in contents]


def test_many_documents_of_none_are_none(prose: Path) -> None:
    assert render_many(prose, [], titles=[], created=CREATED) == []


def test_a_picture_without_alternative_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>')
    template = tmp_path / "picture.typ"
    template.write_text('#image("dot.svg")')

    with pytest.raises(PdfFailed) as failure:
        render(template, {}, title="Bild", created=CREATED)

    assert str(failure.value) == (
        "„Bild“ konnte nicht als PDF erstellt werden: die Vorlage ist fehlerhaft. "
        "Bitte die Fachadministration verständigen."
    )
    assert "missing alt text" in failure.value.__notes__[0]


def test_a_title_beyond_the_limit_of_pdf_a_is_refused(prose: Path) -> None:
    with pytest.raises(PdfFailed) as failure:
        render(prose, {"text": "x"}, title="lang " * 8_000, created=CREATED)

    assert str(failure.value).endswith("ein Titel oder eine Überschrift ist zu lang. Bitte kürzen.")


@pytest.mark.skipif(
    not pdf.FONTS.is_dir(), reason="`make setup` brings the corporate fonts to .cache/fonts"
)
def test_fira_sans_is_embedded(prose: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    document = render(prose, {"text": "x"}, title="x", created=CREATED)

    with pikepdf.open(BytesIO(document)) as opened:
        names = {str(font.BaseFont)[8:] for font in opened.pages[0].Resources.Font.values()}
    assert names == {"FiraSans-Regular"}
