"""The process that opens foreign PDFs and joins them; it talks in frames and imports no house.

It takes the foreign files and answers with their pages; it takes the order of the parts and
copies the pages while the house has the rest typeset; it takes that and answers with the book.
"""

import io
import json
import resource
import sys
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from stamps import Stamps
from tags import Tags, chaptered

MOST_PAGES = 2000
FRAME = 8
SCHEME = "entry:"
INHERITED = (Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate)
DEEPEST = 32  # of the tree of pages


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


def taken(book: Pdf, pdf: Pdf) -> list[Any]:
    """Copy the pages of a file, with what they inherit and without what could act."""
    above: dict[Any, dict[Any, Any]] = {}
    copies = []
    for page in pdf.pages:
        raw = page.obj
        parent = raw.get(Name.Parent)
        key = getattr(parent, "objgen", None)
        if key not in above:
            above[key] = inherited(parent)
        for name, value in above[key].items():
            if name not in raw:
                raw[name] = value
        copy = book.copy_foreign(raw)
        disarm(copy)
        copies.append(copy)
    return copies


def inherited(node: Any) -> dict[Any, Any]:
    """What pages have from a node of the page tree and those above it."""
    found: dict[Any, Any] = {}
    for _ in range(DEEPEST):
        if not isinstance(node, Dictionary):
            break
        found = {name: node[name] for name in INHERITED if name in node} | found
        node = node.get(Name.Parent)
    return found


def disarm(raw: Any) -> None:
    """Take scripts and actions off a foreign page; links to addresses stay."""
    if Name.AA in raw:
        del raw[Name.AA]
    for note in raw.get(Name.Annots, Array()):
        if not isinstance(note, Dictionary):
            continue
        if Name.AA in note:
            del note[Name.AA]
        if Name.A in note and note[Name.A].get(Name.S) != Name.URI:
            del note[Name.A]


class Joined:
    """A book as it grows: pages, owners of pages, where each part begins, tags."""

    def __init__(self, order: dict[str, Any], files: list[Pdf]) -> None:
        self.book = Pdf.new()
        self.order = order
        self.parts = order["parts"]
        self.tags = Tags(self.book)
        self.copied = {}
        for part in self.parts:
            if part["kind"] == "file":
                pdf = files[part["file"]]
                pages = taken(self.book, pdf)
                self.copied[part["file"]] = (pages, self.tags.join(pdf, pages))
        self.pages: list[Any] = []
        self.owners: list[tuple[dict[str, Any], bool]] = []
        self.starts: list[int] = []

    def bind(self, typeset: Pdf) -> tuple[int, bytes]:
        """Put the parts one after the other, stamped, bookmarked, linked and tagged."""
        book = self.book
        chapters = sheets(typeset)
        mark = last_page(book, typeset)
        self.gather(typeset, chapters)
        self.stamp(mark)
        root = book.Root.Pages
        root.Kids, root.Count = Array(self.pages), len(self.pages)
        for page in self.pages:
            page.Parent = root
        link(self.pages, self.starts)
        bookmark(book, self.parts, self.starts)
        self.tags.close()
        book.Root.RvMark = mark
        book.Root.Lang = String("de-DE")
        book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        book.Root.PageMode = Name.UseOutlines
        book.docinfo[Name.Title] = String(self.order["title"])
        return len(self.pages), saved(book)

    def gather(self, typeset: Pdf, chapters: list[int]) -> None:
        """Collect the pages in order; an item without documents leads to the first page."""
        set_pages = taken(self.book, typeset)
        told = chaptered(self.tags.join(typeset, set_pages), set_pages, chapters)
        ends = [*chapters[1:], len(set_pages)]
        number = 0
        for part, after in zip(self.parts, [*self.parts[1:], None], strict=True):
            followed = after is not None and after["level"] > part["level"]
            self.starts.append(len(self.pages) if part["kind"] != "item" or followed else 0)
            tagged = True
            if part["kind"] == "sheet":
                self.pages += set_pages[chapters[number] : ends[number]]
                self.tags.kids += told[number]
                number += 1
            elif part["kind"] == "file":
                pages, kids = self.copied[part["file"]]
                self.tags.part(part["title"], kids, pages)
                self.pages += pages
                tagged = bool(kids)
            self.owners += [(part, tagged)] * (len(self.pages) - len(self.owners))

    def stamp(self, mark: Any) -> None:
        """Write item and page number on every page, and the mark where something is secret."""
        stamps, total = Stamps(self.book, mark), len(self.pages)
        for number, (page, (part, tagged)) in enumerate(
            zip(self.pages, self.owners, strict=True), 1
        ):
            place = f"Seite {number} von {total}"
            words = f"{part['label']} · {place}" if part["label"] else place
            stamps.put(page, words, marked=part["marked"], tagged=tagged)


def last_page(book: Pdf, typeset: Pdf) -> Any:
    """The last page of the typeset part as something that is drawn on others."""
    raw = typeset.pages[-1].obj
    own = raw.Resources if raw.Resources.is_indirect else typeset.make_indirect(raw.Resources)
    drawn = book.make_stream(raw.Contents.read_bytes())
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array(list(raw.MediaBox))
    drawn.Resources = book.copy_foreign(own)
    del typeset.pages[-1]
    return drawn


def sheets(typeset: Pdf) -> list[int]:
    """The first page of each chapter of the typeset part: its headings are bookmarked."""
    places = {page.obj.objgen: index for index, page in enumerate(typeset.pages)}
    with typeset.open_outline() as outline:
        return [places[item.destination[0].objgen] for item in outline.root]  # type: ignore[index]


def link(pages: list[Any], starts: list[int]) -> None:
    """Let the lines of the table of contents lead to their pages."""
    front = next((start for start in starts if start), len(pages))
    for page in pages[:front]:
        for note in page.get(Name.Annots, Array()):
            address = str(note.get(Name.A, Dictionary()).get(Name.URI, ""))
            if address.startswith(SCHEME):
                target = pages[starts[int(address.removeprefix(SCHEME))]]
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
    pikepdf.settings.set_flate_compression_level(1)  # of what is new: half the time, no larger
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
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
    while content := take():
        pdf, found = look(content)
        files.append(pdf)
        give(json.dumps(found).encode())
    joined = Joined(json.loads(take()), files)  # type: ignore[arg-type]
    total, content = joined.bind(pikepdf.open(io.BytesIO(take())))
    give(str(total).encode())
    give(content)
