"""Sort the front-end assets into their places, compile the catalogues (`make setup`)."""

import shutil
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

SOURCE = Path(__file__).resolve().parents[1]
ROOT = SOURCE.parents[1]
KERN = ROOT / "node_modules/@kern-ux/native"
SHELF = SOURCE / "ui" / "static" / "vendor" / "kern"
FONTS = ROOT / ".cache" / "fonts"  # what Typst reads
WEIGHTS = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
COPYRIGHT, LICENCE, ADDRESS = 0, 13, 14  # numbers of OpenType's name table

FACE = """
@font-face {{
  font-family: "Fira Sans";
  src: url("FiraSans-{name}.woff2") format("woff2");
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
}}
"""


def sort() -> None:
    """Put style sheet, five weights of Fira Sans and both licences on the shelf of static files."""
    shutil.rmtree(SHELF, ignore_errors=True)
    for folder in (SHELF, FONTS):
        folder.mkdir(parents=True, exist_ok=True)
    faces = [FACE.format(name=name, weight=weight) for name, weight in WEIGHTS.items()]
    style = (KERN / "dist" / "kern.min.css").read_text(encoding="utf-8")
    (SHELF / "kern.css").write_text(style + "".join(faces), encoding="utf-8")
    shutil.copyfile(KERN / "LICENSE.md", SHELF / "LICENSE-KERN.md")
    for name in WEIGHTS:
        woff = KERN / "dist" / "fonts" / "fira-sans" / f"FiraSans-{name}.woff2"
        shutil.copyfile(woff, SHELF / woff.name)
        convert(woff, FONTS / f"FiraSans-{name}.ttf")


def convert(woff: Path, ttf: Path) -> None:
    """Unpack a web font for Typst, and keep the licence its own name table states."""
    font = TTFont(woff)
    font.flavor = None
    font.save(ttf)
    terms = [font["name"].getDebugName(number) for number in (COPYRIGHT, LICENCE, ADDRESS)]
    for folder in (SHELF, FONTS):
        text = "\n".join(["Fira Sans", *(term for term in terms if term), ""])
        (folder / "LICENSE-FIRA-SANS.txt").write_text(text, encoding="utf-8")


def catalogues() -> None:
    """Compile every catalogue of translations beside its source."""
    for source in SOURCE.glob("**/locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


if __name__ == "__main__":
    {"sort": sort, "catalogues": catalogues}[sys.argv[1]]()
