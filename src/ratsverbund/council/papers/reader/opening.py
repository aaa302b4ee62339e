"""From the bytes of an upload to clean text: size, kind, encoding, extraction."""

from django.utils.translation import gettext as _

from ratsverbund.council.papers.reader.characters import clean
from ratsverbund.council.papers.reader.encoding import decode
from ratsverbund.council.papers.reader.errors import UnreadablePaper
from ratsverbund.council.papers.reader.extraction import extract
from ratsverbund.council.papers.reader.kind import kind_of
from ratsverbund.council.papers.reader.source import Aside, Source

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_CHARACTERS = 2_000_000


def open_source(content: bytes, filename: str) -> Source:
    """Return the clean text of the file.

    Raises: UnreadablePaper.
    """
    _check_size(content)
    kind, warnings = kind_of(content, filename)
    if kind == "text":
        text, said = decode(content)
        source = Source(text, (), said)
    else:
        source = extract(content, kind)
    if len(source.text) > MAX_CHARACTERS:
        raise _too_big(_("Der Text ist länger als 2.000.000 Zeichen."))
    text, cleaned = clean(source.text)
    asides = tuple(Aside(aside.mark, clean(aside.text)[0]) for aside in source.asides)
    if not text.strip() and not asides:
        raise _empty()
    return Source(text, asides, warnings + source.warnings + cleaned)


def _check_size(content: bytes) -> None:
    if not content.strip():
        raise _empty()
    if len(content) > MAX_BYTES:
        size = _("Die Datei ist %(size)s MB groß, erlaubt sind %(limit)s MB.") % {
            "size": -(-len(content) // MEGABYTE),
            "limit": MAX_BYTES // MEGABYTE,
        }
        raise _too_big(size)


def _too_big(sentence: str) -> UnreadablePaper:
    remedy = _("Laden Sie nur die Vorlage hoch und fügen Sie die Anlagen getrennt bei.")
    return UnreadablePaper("size", f"{sentence} {remedy}")


def _empty() -> UnreadablePaper:
    return UnreadablePaper(
        "empty", _("Die Datei enthält keinen Text. Wählen Sie die Datei mit der Vorlage aus.")
    )
