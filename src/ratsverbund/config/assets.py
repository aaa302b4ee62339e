"""Sort the front-end assets into their places, compile the catalogues (`make setup`)."""

import shutil
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path(__file__).resolve().parents[1]
ROOT = SOURCE.parents[1]
KERN = ROOT / "node_modules/@kern-ux/native"
CUTS = KERN / "dist" / "fonts" / "fira-sans"
SHELF = SOURCE / "ui" / "static" / "vendor" / "kern"
FONTS = ROOT / ".cache" / "fonts"  # what Typst reads
PAPER = ("Light", "Regular", "Medium", "SemiBold", "Bold")
SCREEN = {"Regular": 400, "Medium": 500, "SemiBold": 600}

# Every Latin letter Fira Sans has, for names are to be spelt rightly; then the signs of our pages.
LATIN = [(0x20, 0x24F), (0x2B9, 0x2BF), (0x1E00, 0x1EFF), (0x2007, 0x2044), (0x2190, 0x2193)]
SIGNS = "€№™−≈≠≤≥"
FEATURES = ["calt", "ccmp", "kern", "liga", "lnum", "locl", "tnum"]
# Numbers of OpenType's name table
COPYRIGHT, LICENCE, ADDRESS = 0, 13, 14
FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 1, 3, 4, 6, 16

GRID = ".kern-container-fluid,.kern-container{"  # from here on: layout and utilities, none used
NOTICE = """
/* KERN-UX native (EUPL-1.2), changed on 2026-11-22: layout classes removed, typefaces added. */
"""
FACE = """
@font-face {{
  font-family: "Fira Sans";
  src: url("RatsverbundSans-{name}.woff2") format("woff2");
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
}}
"""


def sort() -> None:
    """Put style sheet, web fonts and licences on the shelf, and fonts where Typst finds them."""
    shutil.rmtree(SHELF, ignore_errors=True)
    for folder in (SHELF, FONTS):
        folder.mkdir(parents=True, exist_ok=True)
    (SHELF / "kern.css").write_text(style_sheet(), encoding="utf-8")
    shutil.copyfile(KERN / "LICENSE.md", SHELF / "LICENSE-KERN.md")
    for name in PAPER:
        convert(CUTS / f"FiraSans-{name}.woff2", FONTS / f"FiraSans-{name}.ttf")
    for name in SCREEN:
        shrink(CUTS / f"FiraSans-{name}.woff2", SHELF / f"RatsverbundSans-{name}.woff2")
    keep_terms(FONTS, "Fira Sans")
    keep_terms(SHELF, "Ratsverbund Sans: Fira Sans, reduced to Latin letters and renamed")


def style_sheet() -> str:
    """Return KERN's style sheet without its layout grid, and with our typefaces."""
    style = (KERN / "dist" / "kern.min.css").read_text(encoding="utf-8")
    faces = [FACE.format(name=name, weight=weight) for name, weight in SCREEN.items()]
    return "".join([style.partition(GRID)[0], NOTICE, *faces])


def convert(woff: Path, ttf: Path) -> None:
    """Unpack a web font for Typst, unchanged."""
    font = TTFont(woff, recalcTimestamp=False)
    font.flavor = None
    font.save(ttf)


def shrink(woff: Path, small: Path) -> None:
    """Reduce a web font to what our pages write.

    Fira is a reserved name (OFL 1.1, condition 3): what is changed goes by another.
    """
    font = TTFont(woff, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=FEATURES, name_IDs=["*"]))
    letters = {code for first, last in LATIN for code in range(first, last + 1)}
    subsetter.populate(unicodes=letters, text=SIGNS)
    subsetter.subset(font)
    for entry in font["name"].names:
        if entry.nameID in (FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY):
            entry.string = str(entry).replace("Fira", "Ratsverbund")
    font.save(small)


def keep_terms(folder: Path, title: str) -> None:
    """Lay beside the fonts the licence that their own name table states."""
    names = TTFont(CUTS / "FiraSans-Regular.woff2")["name"]
    terms = [names.getDebugName(number) for number in (COPYRIGHT, LICENCE, ADDRESS)]
    text = "\n".join([title, *terms, ""])
    (folder / "LICENSE-FIRA-SANS.txt").write_text(text, encoding="utf-8")


def catalogues() -> None:
    """Compile every catalogue of translations beside its source."""
    for source in SOURCE.glob("**/locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


if __name__ == "__main__":
    {"sort": sort, "catalogues": catalogues}[sys.argv[1]]()
