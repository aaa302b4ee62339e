"""A file that cannot be read is refused with the reason and the remedy."""

import io
import time
import zipfile

import docx
import pikepdf
import pypdf
import pytest
import typst

from ratsverbund.council.papers.reader import UnreadablePaper, read_paper
from ratsverbund.kernel.errors import DomainError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word(**entries: bytes) -> bytes:
    """Make a Word document and add or replace entries of its package."""
    original, stream = io.BytesIO(), io.BytesIO()
    docx.Document().save(original)
    with (
        zipfile.ZipFile(original) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in entries:
                target.writestr(name, source.read(name))
        for name, content in entries.items():
            target.writestr(name, content)
    return stream.getvalue()


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in names:
            target.writestr(name, "x")
    return stream.getvalue()


def locked_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(b"Geheim"))) as source:
        source.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def swollen_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(b"Text"))) as source:
        source.pages[0].Contents = source.make_stream(b"0 0 m " * 30_000_000)
        source.save(stream, compress_streams=True)
    return stream.getvalue()


def long_pdf() -> bytes:
    stream, writer = io.BytesIO(), pypdf.PdfWriter()
    for _page in range(501):
        writer.add_blank_page(100, 100)
    writer.write(stream)
    return stream.getvalue()


XXE = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>
<w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"""

REFUSED = {
    "an empty file": ("a.txt", b"", "empty"),
    "a blank file": ("a.txt", b" \n\t ", "empty"),
    "only a byte order mark": ("a.txt", b"\xef\xbb\xbf", "empty"),
    "an empty Word document": ("a.docx", word(), "empty"),
    "binary bytes": ("a.txt", bytes(range(256)) * 4, "binary"),
    "control characters": ("a.txt", b"\x01\x02abc\x03" * 50, "binary"),
    "50 MB": ("a.txt", b"a" * 50 * 1024 * 1024, "size"),
    "more than two million characters": ("a.txt", b"Rat \n" * 500_000, "size"),
    "a locked PDF": ("a.pdf", locked_pdf(), "password"),
    "a locked Word document": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a PDF without text": ("a.pdf", typst.compile(b"#rect()"), "scan"),
    "a PDF with 501 pages": ("a.pdf", long_pdf(), "pages"),
    "a PDF that unpacks to 180 MB": ("a.pdf", swollen_pdf(), "bomb"),
    "a broken PDF": ("a.pdf", b"%PDF-1.7\nkaputt", "broken"),
    "text called .pdf": ("a.pdf", b"Nur Text", "broken"),
    "half a Word document": ("a.docx", word()[:2_000], "broken"),
    "a Word document with a broken part": (
        "a.docx",
        word(**{"word/document.xml": b"<w"}),
        "broken",
    ),
    "a zip bomb": ("a.docx", word(**{"word/media/x.xml": bytes(101 * 1024 * 1024)}), "bomb"),
    "a dense zip bomb": ("a.docx", word(**{"word/media/x.xml": bytes(30 * 1024 * 1024)}), "bomb"),
    "external entities": ("a.docx", word(**{"word/document.xml": XXE}), "entities"),
    "macros": ("a.docx", word(**{"word/vbaProject.bin": b"x"}), "macros"),
    "an old .doc": ("a.doc", OLE, "foreign"),
    "a spreadsheet": ("a.xlsx", archive("xl/workbook.xml"), "foreign"),
    "an OpenDocument text": ("a.odt", archive("mimetype", "content.xml"), "foreign"),
    "an archive": ("a.docx", archive("a.txt"), "foreign"),
    "rich text": ("a.rtf", b"{\\rtf1 Vorlage}", "foreign"),
    "a web page": ("a.txt", b"<!DOCTYPE html><p>Vorlage</p>", "foreign"),
    "a picture": ("a.pdf", b"\x89PNG\r\n\x1a\n", "foreign"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_unreadable_file_is_refused_as(case):
    filename, content, problem = REFUSED[case]

    with pytest.raises(UnreadablePaper) as refusal:
        read_paper(content, filename)

    assert refusal.value.problem == problem
    assert str(refusal.value).count(". ") >= 1


def test_the_refusal_of_a_large_file_names_size_and_limit():
    with pytest.raises(DomainError) as refusal:
        read_paper(b"a" * 50 * 1024 * 1024, "vorlage.pdf")

    assert str(refusal.value) == (
        "Die Datei ist 50 MB groß, erlaubt sind 20 MB. Laden Sie nur die Vorlage hoch und fügen "
        "Sie die Anlagen getrennt bei."
    )


@pytest.mark.parametrize(
    "filename",
    ["../../etc/passwd", "a\0.txt", "CON", "\u202etxt.exe", "x" * 300, "", "🙂.txt", "C:\\a.txt"],
)
def test_a_strange_name_does_not_matter(filename):
    paper = read_paper(b"Titel\n\nSachverhalt:\nText.", filename)

    assert (paper.title, paper.reasoning) == ("Titel", "Text.")


def test_an_element_nested_very_deeply_is_refused_quickly():
    deep = b"<w:p>" * 100_000
    xml = XXE[XXE.index(b"<w:document") : XXE.index(b"<w:p>")] + deep
    started = time.monotonic()

    with pytest.raises(UnreadablePaper) as refusal:
        read_paper(word(**{"word/document.xml": xml}), "vorlage.docx")

    assert refusal.value.problem == "broken"
    assert time.monotonic() - started < 10
