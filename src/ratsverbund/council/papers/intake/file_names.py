"""Names and kinds of attached files: nothing that leaves its folder, nothing that runs."""

import re
import unicodedata

from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
ZIP = b"PK\x03\x04"
# Extension: media type and how the bytes of such a file begin.
KINDS = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (OFFICE + "wordprocessingml.document", ZIP),
    "xlsx": (OFFICE + "spreadsheetml.sheet", ZIP),
    "pptx": (OFFICE + "presentationml.presentation", ZIP),
    "odt": (OPEN + "text", ZIP),
    "ods": (OPEN + "spreadsheet", ZIP),
    "png": ("image/png", b"\x89PNG"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "txt": ("text/plain", b""),
    "md": ("text/markdown", b""),
    "csv": ("text/csv", b""),
}
DEVICES = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
LONGEST = 120


def safe_name(name: str) -> str:
    """Return the last part of a name without path, control and direction marks."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(
        letter
        for letter in unicodedata.normalize("NFC", last)
        if unicodedata.category(letter)[0] != "C"
    )
    plain = re.sub(r'[:*?"<>|]', "_", visible).strip(" .")
    stem, dot, extension = plain.rpartition(".")
    if dot and len(plain) > LONGEST:
        plain = f"{stem[: LONGEST - 1 - len(extension[:10])]}.{extension[:10]}"
    return DEVICES.sub("Datei", plain[:LONGEST]) or "Datei"


def media_type_of(name: str, content: bytes) -> str:
    """Return the media type of a file whose name and bytes agree on a permitted kind.

    Raises: InvalidInput.
    """
    extension = name.rpartition(".")[2].lower()
    known = KINDS.get(extension)
    if known is None:
        kinds = ", ".join(sorted(KINDS))
        raise InvalidInput(
            _("Diese Art von Datei wird nicht angenommen. Möglich sind: %(kinds)s.")
            % {"kinds": kinds},
            "file",
        )
    media_type, beginning = known
    if not content.startswith(beginning):
        raise InvalidInput(
            _("Die Datei ist nicht, was ihr Name sagt (.%(extension)s). Speichern Sie sie neu.")
            % {"extension": extension},
            "file",
        )
    return media_type


def media_type_by_name(name: str) -> str:
    """Return the media type a name stands for, of a file that was read already."""
    return KINDS.get(name.rpartition(".")[2].lower(), ("application/octet-stream", b""))[0]
