"""One structure tree for the whole book, made of those of its parts."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, String

DEEPEST = 32
# A file with more objects is read aloud page by page; its own tags would cost too much.
MOST_TAGGED = 60_000


class Tags:
    """Joins the structure trees of all parts to one, for those who have the book read aloud."""

    def __init__(self, book: Pdf) -> None:
        self.book = book
        self.document = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self.kids: list[Any] = []
        self.parents: list[Any] = []  # key, value, key, value
        self.roles = Dictionary()
        self.next = 0

    def join(self, pdf: Pdf, pages: list[Any]) -> list[Any]:
        """Take a file's tree over and return what stands directly below it; empty without one."""
        try:
            if int(pdf.trailer.Size) > MOST_TAGGED:
                return []
            tree = self.book.copy_foreign(pdf.Root.StructTreeRoot)
            entries = dict(leaves(tree.ParentTree))
            kids = list(tree.K) if isinstance(tree.K, Array) else [tree.K]
            if not (all(isinstance(kid, Dictionary) for kid in kids) and self.take_roles(tree)):
                return []
            self.renumber(pages)
        except (AttributeError, KeyError, TypeError, ValueError, PdfError):
            return []
        for key, value in sorted(entries.items()):
            self.parents += [self.next + key, value]
        self.next += max(entries, default=-1) + 1
        return kids

    def take_roles(self, tree: Any) -> bool:
        """Learn a file's own names of tags; say no if one means something else already."""
        roles = dict(tree.get(Name.RoleMap, Dictionary()).items())
        if any(self.roles.get(custom, role) != role for custom, role in roles.items()):
            return False
        for custom, role in roles.items():
            self.roles[custom] = role
        return True

    def renumber(self, pages: list[Any]) -> None:
        """Shift the keys by which pages and notes find their tags."""
        for page in pages:
            for owner in (page, *page.get(Name.Annots, Array())):
                for name in (Name.StructParents, Name.StructParent):
                    if name in owner:
                        owner[name] = self.next + int(owner[name])

    def part(self, title: str, kids: list[Any], pages: list[Any]) -> None:
        """Add a foreign part below the document; each page without tags is one paragraph."""
        part = self.book.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self.document, T=String(title))
        )
        part.K = Array(kids or [self.paragraph(page, part) for page in pages])
        for kid in kids:
            kid.P = part
        self.kids.append(part)

    def paragraph(self, page: Any, part: Any) -> Any:
        """The one paragraph of a page without tags."""
        made = self.book.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=page, K=0)
        )
        page.StructParents = self.next
        self.parents += [self.next, self.book.make_indirect(Array([made]))]
        self.next += 1
        return made

    def close(self) -> None:
        """Hang the joined tree into the book."""
        tree = self.book.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot, K=Array([self.document]), RoleMap=self.roles,
                ParentTree=Dictionary(Nums=Array(self.parents)), ParentTreeNextKey=self.next,
            )
        )  # fmt: skip
        for kid in self.kids:
            kid.P = self.document
        self.document.P = tree
        self.document.K = Array(self.kids)
        self.book.Root.StructTreeRoot = tree
        self.book.Root.MarkInfo = Dictionary(Marked=True)


def leaves(node: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree."""
    if depth > DEEPEST:
        raise ValueError("tree without end")
    numbers = node.get(Name.Nums, Array())
    for place in range(0, len(numbers) - 1, 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in node.get(Name.Kids, Array()):
        yield from leaves(kid, depth + 1)


def page_of(element: Any, depth: int = 0) -> Any:
    """The page on which an element of a structure tree begins; none if it tells none."""
    while depth < DEEPEST and isinstance(element, Dictionary):
        if Name.Pg in element:
            return element.Pg
        below = element.get(Name.K)
        element = below[0] if isinstance(below, Array) and len(below) else below
        depth += 1
    return None


def chaptered(kids: list[Any], pages: list[Any], chapters: list[int]) -> list[list[Any]]:
    """What the typeset document says, by chapter."""
    places = {page.objgen: index for index, page in enumerate(pages)}
    told: list[list[Any]] = [[] for _ in chapters]
    chapter = 0
    for kid in (each for top in kids for each in (top.K if Name.Document == top.S else [top])):
        place = places.get(getattr(page_of(kid), "objgen", None))
        if place is not None:
            chapter = bisect_right(chapters, place) - 1
        told[chapter].append(kid)
    return told
