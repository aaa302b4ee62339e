"""The part of an address that names a body: plain letters, as people would type it."""

from django.utils.text import slugify

GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
LONGEST = 60
# Addresses beside those of bodies.
RESERVED = frozenset({"neu", "einlesen"})


def slug_of(name: str, further: str = "") -> str:
    """Write a name, and what tells it from others, as a part of an address."""
    words = slugify(name.translate(GERMAN))[:LONGEST].strip("-")
    return "-".join(part for part in (words or "stelle", further) if part)
