"""The process that opens foreign PDFs and joins them; it talks in frames and imports no house.

First it takes the foreign files and answers with their pages, then it takes the typeset part
with the order of the parts and answers with the book.
"""

import io
import json
import resource
import sys
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

MOST_PAGES = 2000
FRAME = 8
A4 = (595.28, 841.89)
SIZE = 8  # of the stamp, in points
SCHEME = "entry:"


def confine(cpu_seconds: int, memory: int) -> None:
    """Take away files to write, and time and memory without end."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def take() -> bytes:
    """Read one frame."""
    length = int.from_bytes(sys.stdin.buffer.read(FRAME), "big")
    return sys.stdin.buffer.read(length)


def give(content: bytes) -> None:
    """Write one frame."""
    sys.stdout.buffer.write(len(content).to_bytes(FRAME, "big") + content)
    sys.stdout.buffer.flush()


def look(content: bytes) -> tuple[Pdf | None, dict[str, Any]]:
    """Open one file; answer with its pages or with the name of a problem."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        return None, {"problem": "encrypted"}
    except Exception as error:  # whatever a broken file makes the library raise
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return None, {"problem": "broken"}
    if not 0 < pages <= MOST_PAGES:
        return None, {"problem": "pages"}
    return pdf, {"pages": pages}


def disarm(page: Any) -> None:
    """Take scripts and actions off a foreign page; links to addresses stay."""
    raw = page.obj
    if Name.AA in raw:
        del raw[Name.AA]
    for note in raw.get(Name.Annots, Array()):
        if not isinstance(note, Dictionary):
            continue
        if Name.AA in note:
            del note[Name.AA]
        if Name.A in note and note[Name.A].get(Name.S) != Name.URI:
            del note[Name.A]


class Stamps:
    """Writes item and page number on pages; what all pages share is stored once."""

    def __init__(self, book: Pdf, mark: Any) -> None:
        self.book = book
        self.save = book.make_stream(b"q\n")
        self.font = book.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )
        self.mark = mark

    def put(self, page: Any, words: str, *, marked: bool) -> None:
        """Stamp one page above everything that stands on it."""
        raw = page.obj
        resources = raw.get(Name.Resources)
        if resources is None:
            raw.Resources = resources = Dictionary()
        self.share(resources, Name.Font, Name.RvStamp, self.font)
        if marked:
            self.share(resources, Name.XObject, Name.RvMark, self.mark)
        contents = raw.get(Name.Contents, Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        stamp = self.book.make_stream(self.drawing(page, words, marked=marked))
        raw.Contents = Array([self.save, *streams, stamp])

    def share(self, resources: Any, kind: Any, name: Any, thing: Any) -> None:
        """Name a shared thing among the resources of a page."""
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = thing

    def drawing(self, page: Any, words: str, *, marked: bool) -> bytes:
        """Write the stamp at the upper right edge of the page as it is read."""
        matrix, width, height = upright(page)
        text = words.encode("cp1252", "replace")
        escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        long = len(words) * SIZE * 0.52 + 8
        left, low = width - long - 10, height - 19
        scale = min(width / A4[0], height / A4[1])
        mark = f"q {scale:.4f} 0 0 {scale:.4f} 0 0 cm /RvMark Do Q\n" if marked else ""
        return (
            f"Q\n/Artifact BMC q {matrix} cm\n{mark}"
            f"1 g {left:.1f} {low:.1f} {long:.1f} 13 re f 0 g\n"
            f"BT /RvStamp {SIZE} Tf {left + 4:.1f} {low + 3.5:.1f} Td (".encode()
            + escaped
            + b") Tj ET Q EMC\n"
        )


def upright(page: Any) -> tuple[str, float, float]:
    """The matrix from the page as it is read to its own, and its width and height."""
    x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    turn = int(page.obj.get(Name.Rotate, 0)) % 360
    wide, high = x1 - x0, y1 - y0
    if turn == 90:
        return f"0 1 -1 0 {x1} {y0}", high, wide
    if turn == 180:
        return f"-1 0 0 -1 {x1} {y1}", wide, high
    if turn == 270:
        return f"0 -1 1 0 {x0} {y1}", high, wide
    return f"1 0 0 1 {x0} {y0}", wide, high


def sheets(typeset: Pdf) -> list[tuple[int, int]]:
    """Where each chapter of the typeset part begins and ends: its headings are bookmarked."""
    places = {page.obj.objgen: index for index, page in enumerate(typeset.pages)}
    with typeset.open_outline() as outline:
        starts = [places[item.destination[0].objgen] for item in outline.root]  # type: ignore[index]
    last = len(typeset.pages) - 1  # the mark
    return list(zip(starts, [*starts[1:], last], strict=True))


def join(files: list[Pdf | None], typeset: Pdf, order: dict[str, Any]) -> tuple[int, bytes]:
    """Put the parts one after the other, stamped, bookmarked and linked."""
    book = Pdf.new()
    mark = book.copy_foreign(typeset.pages[-1].as_form_xobject())
    starts, stamps = gather(book, files, typeset, order["parts"])
    stamp = Stamps(book, mark)
    total = len(stamps)
    for number, (page, part) in enumerate(zip(book.pages, stamps, strict=True), 1):
        words = " · ".join(word for word in (part["label"], f"Seite {number} von {total}") if word)
        stamp.put(page, words, marked=part["marked"])
    link(book, starts)
    bookmark(book, order["parts"], starts)
    book.Root.RvMark = mark
    book.Root.Lang = String("de-DE")
    book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    book.Root.PageMode = Name.UseOutlines
    book.docinfo[Name.Title] = String(order["title"])
    return total, saved(book)


def gather(
    book: Pdf, files: list[Pdf | None], typeset: Pdf, parts: list[dict[str, Any]]
) -> tuple[list[int], list[dict[str, Any]]]:
    """Collect the pages; tell where each part starts and to which part each page belongs.

    An item without documents leads to the first page.
    """
    chapters = iter(sheets(typeset))
    starts: list[int] = []
    owners: list[dict[str, Any]] = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        followed = after is not None and after["level"] > part["level"]
        starts.append(len(owners) if part["kind"] != "item" or followed else 0)
        if part["kind"] == "sheet":
            first, last = next(chapters)
            book.pages.extend(typeset.pages[first:last])
        elif part["kind"] == "file":
            pages = files[part["file"]].pages  # type: ignore[union-attr]
            for page in pages:
                disarm(page)
            book.pages.extend(pages)
        owners += [part] * (len(book.pages) - len(owners))
    return starts, owners


def link(book: Pdf, starts: list[int]) -> None:
    """Let the lines of the table of contents lead to their pages."""
    front = next((start for start in starts if start), len(book.pages))
    for page in book.pages[:front]:
        for note in page.obj.get(Name.Annots, Array()):
            address = str(note.get(Name.A, Dictionary()).get(Name.URI, ""))
            if address.startswith(SCHEME):
                target = book.pages[starts[int(address.removeprefix(SCHEME))]].obj
                note[Name.A] = Dictionary(S=Name.GoTo, D=Array([target, Name.Fit]))


def bookmark(book: Pdf, parts: list[dict[str, Any]], starts: list[int]) -> None:
    """Write the bookmarks: a part of level 1 stands below the one before it."""
    with book.open_outline() as outline:
        for part, start in zip(parts, starts, strict=True):
            item = OutlineItem(part["title"], start)
            under = outline.root[-1].children if part["level"] and outline.root else outline.root
            under.append(item)


def saved(pdf: Pdf) -> bytes:
    """Write the book; streams stay as they came."""
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def renamed(content: bytes, mark: bytes) -> bytes:
    """Replace the mark of a book by another one; a book without a mark gets it on every page."""
    book = pikepdf.open(io.BytesIO(content))
    own = pikepdf.open(io.BytesIO(mark))
    if Name.RvMark not in book.Root:
        for page in book.pages:
            page.add_overlay(own.pages[-1], None)
        return saved(book)
    fresh = book.copy_foreign(own.pages[-1].as_form_xobject())
    old = book.Root.RvMark
    old.write(fresh.read_bytes())
    for key in (Name.BBox, Name.Resources, Name.Matrix):
        if key in fresh:
            old[key] = fresh[key]
    return saved(book)


def main() -> None:
    """Answer the frames of one book, or put a name on one."""
    order = json.loads(take())
    confine(order["cpu_seconds"], order["memory"])
    if order["act"] == "rename":
        give(renamed(take(), take()))
        return
    files = []
    for _ in range(order["files"]):
        pdf, found = look(take())
        files.append(pdf)
        give(json.dumps(found).encode())
    parts = json.loads(take())
    total, content = join(files, pikepdf.open(io.BytesIO(take())), parts)
    give(str(total).encode())
    give(content)


if __name__ == "__main__":
    main()
