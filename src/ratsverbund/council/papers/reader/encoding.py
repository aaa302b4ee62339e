"""From the bytes of a plain text to its characters, whichever encoding it was saved in."""

import codecs
import re

from django.utils.translation import gettext as _

from ratsverbund.council.papers.reader.errors import UnreadablePaper

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = (("cp1252", "Windows-1252"), ("cp850", "DOS (CP850)"), ("mac_roman", "Mac Roman"))
EXPECTED = re.compile(r"[äöüÄÖÜß§€„“”‚‘’–—…°²³é«»½•\u00a0\u00ad]")
FOREIGN = re.compile(r"[^\x00-\x7fäöüÄÖÜß§€„“”‚‘’–—…°²³é«»½•\u00a0\u00ad]")
WITHIN_WORD = re.compile(r"(?<=[a-zäöüß])[„“”‚‘’–—…°²³«»½•ÄÖÜ§](?=[a-zäöüß])")
TWICE_ENCODED = re.compile(r"Ã[¤¶¼Ÿ„–œ]|â€|Â[ §°]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and what has to be said about its encoding.

    Raises: UnreadablePaper.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content, name), ()
    if name := _wide_encoding(content):
        return _strictly(content, name), (_said(name.upper()),)
    if content.count(0):
        raise _binary()
    try:
        return _once(_printable(content.decode("utf-8")))
    except UnicodeDecodeError:
        return _single_byte(content)


def _strictly(content: bytes, name: str) -> str:
    try:
        return _printable(content.decode(name))
    except UnicodeDecodeError as error:
        raise _undecodable() from error


def _wide_encoding(content: bytes) -> str:
    """Name the UTF-16 order when nearly every second byte of the beginning is zero."""
    sample = content[:2000]
    if len(sample) < 4:
        return ""
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return name
    return ""


def _printable(text: str) -> str:
    if len(CONTROL.findall(text)) > len(text) // 200:
        raise _binary()
    return text


def _once(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo a second encoding: UTF-8 that was once taken for Windows-1252 and saved again."""
    if not TWICE_ENCODED.search(text):
        return text, ()
    try:
        repaired = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        sentence = _(
            "Der Text enthält Zeichenfolgen wie „Ã¼“, die auf eine falsche Umwandlung deuten. "
            "Prüfen Sie die Umlaute oder speichern Sie das Original als UTF-8."
        )
        return text, (sentence,)
    sentence = _("Die Umlaute waren doppelt umgewandelt („Ã¼“ statt „ü“) und wurden berichtigt.")
    return repaired, (sentence,)


def _single_byte(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Choose the single-byte encoding in which the text looks most like German."""
    best, best_score, best_label = "", 0, ""
    for name, label in SINGLE_BYTE:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        score = len(EXPECTED.findall(text)) - 3 * len(FOREIGN.findall(text))
        score -= 3 * len(WITHIN_WORD.findall(text))
        if score > best_score:
            best, best_score, best_label = text, score, label
    if not best:
        raise _undecodable()
    return _printable(best), (_said(best_label),)


def _said(label: str) -> str:
    return _(
        "Die Datei ist nicht in UTF-8 gespeichert; sie wurde als %(encoding)s gelesen. "
        "Prüfen Sie die Umlaute."
    ) % {"encoding": label}


def _undecodable() -> UnreadablePaper:
    return UnreadablePaper(
        "encoding",
        _(
            "Die Zeichenkodierung des Textes ist nicht zu erkennen. Speichern Sie die Datei als "
            "UTF-8 und laden Sie sie erneut hoch."
        ),
    )


def _binary() -> UnreadablePaper:
    return UnreadablePaper(
        "binary",
        _(
            "Die Datei enthält keinen Text. Laden Sie die Vorlage als .txt, .md, .docx oder .pdf "
            "hoch."
        ),
    )
