"""Read a Word document from standard input and write its text as JSON."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

UNPACKED_BYTES = 100 * 1024 * 1024
UNPACKED_RATIO = 200
ENTRIES = 2_000
TYPE_DECLARATION = ("<!DOCTYPE", "<!ENTITY")
PARTS = (
    ("/word/header", "Kopfzeile"),
    ("/word/footer", "Fußzeile"),
    ("/word/footnotes", "Fußnote"),
    ("/word/endnotes", "Endnote"),
    ("/word/comments.xml", "Kommentar"),
)
DELETED = {qn("w:del"), qn("w:moveFrom")}
SKIPPED = {
    qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


class WordText:
    """Collects the running text, the passages beside it and what has to be said."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.asides: list[tuple[str, str]] = []
        self.warnings: set[str] = set()

    def read(self, content: bytes) -> None:
        """Read every part of the package that holds text."""
        document = docx.Document(io.BytesIO(content))
        self.paragraphs = list(self.blocks(document.element.body))
        for part in document.part.package.iter_parts():
            for prefix, mark in PARTS:
                if str(part.partname).startswith(prefix):
                    self.read_beside(mark, part.blob)

    def read_beside(self, mark: str, xml: bytes) -> None:
        """Keep a header, footer, note or comment beside the running text."""
        for block in self.blocks(parse_xml(xml)):
            self.aside(mark, block)
            if mark == "Kommentar":
                self.warnings.add("comments")

    def aside(self, mark: str, text: str) -> None:
        """Keep a passage once; headers are often stored for first, odd and even pages."""
        if text.strip() and (mark, text) not in self.asides:
            self.asides.append((mark, text))

    def blocks(self, parent: Any) -> Iterator[str]:
        """Yield paragraphs and table rows in reading order."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield self.paragraph(child)
            elif child.tag == qn("w:tbl"):
                for row in child.iter(qn("w:tr")):
                    yield from self.row(row, child)
            elif child.tag in DELETED:
                self.delete(child)
            elif isinstance(child.tag, str):
                yield from self.blocks(child)

    def row(self, row: Any, table: Any) -> Iterator[str]:
        """Yield one line per row, or the paragraphs when a cell holds several of them."""
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            return  # the row of an inner table is read with its cell
        cells = [
            list(filter(str.strip, self.blocks(cell)))
            for cell in row.iter(qn("w:tc"))
            if next(cell.iterancestors(qn("w:tr"))) is row
        ]
        if all(len(cell) <= 1 for cell in cells):
            yield "\t".join(cell[0] for cell in cells if cell)
        else:
            yield from (block for cell in cells for block in cell)

    def paragraph(self, paragraph: Any) -> str:
        """Return the text of a paragraph, insertions included, deletions kept aside."""
        text = "".join(self.pieces(paragraph)).strip("\n")
        style = paragraph.style or ""
        if paragraph.pPr is not None and paragraph.pPr.numPr is not None:
            self.warnings.add("numbering")
        if text.strip() and style.lower() in {"title", "titel"}:
            return f"# {text}"
        if text.strip() and style.lower().startswith(("heading", "berschrift", "überschrift")):
            return f"## {text}"
        return text

    def pieces(self, node: Any) -> Iterator[str]:
        """Yield the pieces of text below a node."""
        for child in node:
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in CHARACTERS:
                yield CHARACTERS[child.tag]
            elif child.tag in DELETED:
                self.delete(child)
            elif child.tag == qn("w:txbxContent"):
                self.warnings.add("textboxes")
                for block in self.blocks(child):
                    self.aside("Textfeld", block)
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                if child.tag == qn("w:ins"):
                    self.warnings.add("tracked")
                yield from self.pieces(child)

    def delete(self, node: Any) -> None:
        """Keep what tracked changes have struck out."""
        self.warnings.add("tracked")
        struck = (text.text or "" for text in node.iter(qn("w:delText"), qn("w:t")))
        self.aside("gestrichen", "".join(struck))


def problem_of(content: bytes) -> str:
    """Name what makes the package unfit before anything of it is parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > ENTRIES or unpacked > UNPACKED_BYTES:
            return "bomb"
        if unpacked > 1_000_000 and unpacked > UNPACKED_RATIO * len(content):
            return "bomb"
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                start = archive.read(entry)[:4_096]
                for word in TYPE_DECLARATION:
                    if any(
                        word.encode(name) in start for name in ("utf-8", "utf-16-le", "utf-16-be")
                    ):
                        return "entities"
    return ""


def main() -> None:
    """Answer with text, asides and warnings, or with the name of a problem."""
    content = sys.stdin.buffer.read()
    try:
        if problem := problem_of(content):
            json.dump({"problem": problem}, sys.stdout)
            return
        word = WordText()
        word.read(content)
    except MemoryError:
        json.dump({"problem": "bomb"}, sys.stdout)
    except Exception as error:  # whatever a broken package makes the library raise
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        json.dump({"problem": "broken"}, sys.stdout)
    else:
        text = "\n\n".join(word.paragraphs)
        answer = {"text": text, "asides": word.asides, "warnings": sorted(word.warnings)}
        json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
