"""What a file is by its content; the name only tells what it claims to be."""

import io
import zipfile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.council.papers.reader.errors import UnreadablePaper

EXTENSIONS = {
    "txt": "text",
    "text": "text",
    "md": "text",
    "markdown": "text",
    "docx": "docx",
    "pdf": "pdf",
}
KIND_NAMES = {
    "text": gettext_lazy("Textdatei"),
    "docx": gettext_lazy("Word-Dokument (.docx)"),
    "pdf": gettext_lazy("PDF-Datei"),
}
REMEDY = gettext_lazy("Speichern Sie die Vorlage als .docx, .pdf, .txt oder .md.")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def kind_of(content: bytes, filename: str) -> tuple[str, tuple[str, ...]]:
    """Return "text", "docx" or "pdf", and a warning when the name claims another kind.

    Raises: UnreadablePaper.
    """
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    claimed = EXTENSIONS.get(extension, "")
    kind = _found(content)
    if kind == "text" and claimed in {"docx", "pdf"}:
        raise UnreadablePaper(
            "broken",
            _(
                "Die Datei heißt .%(extension)s, ist aber kein(e) %(kind)s; vermutlich ist sie "
                "beschädigt. Öffnen Sie das Original und speichern Sie es neu."
            )
            % {"extension": extension, "kind": KIND_NAMES[claimed]},
        )
    if kind == claimed:
        return kind, ()
    warning = _("Die Datei ist nach ihrem Inhalt eine andere als ihr Name sagt: %(kind)s.")
    return kind, (warning % {"kind": KIND_NAMES[kind]},)


def _found(content: bytes) -> str:
    start = content[:1024].lstrip()
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.startswith(OLE):
        raise _old_office(content)
    if start.startswith(b"{\\rtf"):
        raise _refused("foreign", _("Die Datei ist ein RTF-Dokument."))
    if start[:15].lower().startswith((b"<!doctype html", b"<html", b"<svg", b"<?xml")):
        raise _refused("foreign", _("Die Datei ist eine Internetseite oder XML-Datei."))
    if content.startswith(PICTURES):
        raise _refused("foreign", _("Die Datei ist ein Bild und enthält keinen lesbaren Text."))
    return "text"


def _archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadablePaper(
            "broken",
            _(
                "Das Word-Dokument ist beschädigt oder unvollständig übertragen. Öffnen Sie das "
                "Original in Word, speichern Sie es neu und laden Sie es erneut hoch."
            ),
        ) from error
    if "word/vbaProject.bin" in names:
        raise _refused("macros", _("Das Word-Dokument enthält Makros."))
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        raise _refused("foreign", _("Die Datei ist eine Excel-Tabelle."))
    if "mimetype" in names:
        raise _refused("foreign", _("Die Datei ist ein OpenDocument-Dokument."))
    raise _refused("foreign", _("Die Datei ist ein Archiv und kein Word-Dokument."))


def _old_office(content: bytes) -> UnreadablePaper:
    if ENCRYPTED_PACKAGE in content:
        return UnreadablePaper(
            "password",
            _(
                "Das Dokument ist mit einem Kennwort geschützt. Entfernen Sie den Schutz und "
                "laden Sie es erneut hoch."
            ),
        )
    return _refused("foreign", _("Die Datei hat ein altes Office-Format (.doc)."))


def _refused(problem: str, sentence: str) -> UnreadablePaper:
    return UnreadablePaper(problem, f"{sentence} {REMEDY}")
