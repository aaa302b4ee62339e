"""Item and page number on every page, the mark on those that are not public."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

A4 = (595.28, 841.89)
SIZE = 8  # of the stamp, in points


class Stamps:
    """Writes item and page number on pages; what all pages share is stored once."""

    def __init__(self, book: Pdf, mark: Any) -> None:
        self.book = book
        self.save = book.make_stream(b"q\n")
        self.save_untagged = book.make_stream(b"/P <</MCID 0>> BDC q\n")
        self.font = book.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )
        self.mark = mark
        self.shapes: dict[tuple[bytes, int], tuple[str, float, float]] = {}

    def put(self, raw: Any, words: str, *, marked: bool, tagged: bool) -> None:
        """Stamp one page above everything that stands on it; without tags it is one paragraph."""
        resources = raw.get(Name.Resources)
        if resources is None:
            raw.Resources = resources = Dictionary()
        shared = [(Name.Font, Name.RvStamp, self.font)]
        shared += [(Name.XObject, Name.RvMark, self.mark)] if marked else []
        for kind, name, thing in shared:
            if kind not in resources:
                resources[kind] = Dictionary()
            resources[kind][name] = thing
        contents = raw.get(Name.Contents, Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        drawing = self.drawing(self.shape(raw), words, marked=marked)
        stamp = self.book.make_stream(drawing if tagged else b"Q EMC\nq\n" + drawing)
        raw.Contents = Array([self.save if tagged else self.save_untagged, *streams, stamp])

    def shape(self, raw: Any) -> tuple[str, float, float]:
        """How a page lies; most pages of a book lie alike."""
        box = raw.get(Name.CropBox, raw.get(Name.MediaBox))
        key = (b"" if box is None else box.unparse(), int(raw.get(Name.Rotate, 0)) % 360)
        if key not in self.shapes:
            self.shapes[key] = upright(box or (0, 0, *A4), key[1])
        return self.shapes[key]

    def drawing(self, shape: tuple[str, float, float], words: str, *, marked: bool) -> bytes:
        """Write the stamp at the upper right edge of the page as it is read."""
        matrix, width, height = shape
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


def upright(box: Any, turn: int) -> tuple[str, float, float]:
    """The matrix from a page as it is read to its own, and its width and height."""
    x0, y0, x1, y1 = (float(edge) for edge in box)
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    matrix = {
        90: f"0 1 -1 0 {x1} {y0}", 180: f"-1 0 0 -1 {x1} {y1}", 270: f"0 -1 1 0 {x0} {y1}",
    }.get(turn, f"1 0 0 1 {x0} {y0}")  # fmt: skip
    return matrix, *((y1 - y0, x1 - x0) if turn in (90, 270) else (x1 - x0, y1 - y0))
