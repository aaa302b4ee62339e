"""Characters: composing, spelling out and dropping what no reader sees."""

import re
import unicodedata

from django.utils.translation import gettext as _

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")
DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff]|(?![\n\t\f])[\x00-\x1f\x7f-\x9f]")
SOFT_HYPHEN = "\u00ad"


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in composed form without invisible characters, and the warnings."""
    warnings = []
    text = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    if DIRECTION.search(text):
        warnings.append(
            _(
                "Der Text enthielt unsichtbare Zeichen, die die Leserichtung umkehren; sie wurden "
                "entfernt. Prüfen Sie Namen und Beträge."
            )
        )
    if "\ufffd" in text:
        warnings.append(
            _(
                "Der Text enthält unlesbare Zeichen (�), die schon in der Datei verloren waren. "
                "Prüfen Sie die Stellen gegen das Original."
            )
        )
    text = INVISIBLE.sub("", DIRECTION.sub("", SPACES.sub(" ", text)))
    return re.sub(SOFT_HYPHEN + r"(?![ \t]*\n)", "", text), tuple(warnings)
