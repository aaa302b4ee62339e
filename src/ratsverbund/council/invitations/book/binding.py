"""Binding a book: what it consists of, and the PDF with table of contents, stamps and marks."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.council.invitations.book.session import ChildDiedError, session
from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.pdf import render, typesetter

TYPST = Path(__file__).parent / "typst"
LARGEST_FILE = 60_000_000  # bytes
LARGEST_BOOK = 250_000_000
PROBLEMS = {
    "encrypted": gettext_lazy(
        "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Schutz neu hochladen."
    ),
    "broken": gettext_lazy(
        "Die Datei ist beschädigt. Bitte das Original öffnen, neu speichern und neu hochladen."
    ),
    "pages": gettext_lazy(
        "Die Datei hat keine oder mehr als 2.000 Seiten. Bitte geteilt neu hochladen."
    ),
    "exhausted": gettext_lazy(
        "Die Datei ist zu aufwendig und wurde nicht geöffnet. Bitte vereinfacht neu hochladen."
    ),
    "large": gettext_lazy(
        "Die Datei ist für die Mappe zu groß. Sie liegt in der Anwendung bei der Vorlage."
    ),
    "format": gettext_lazy("Die Datei ist kein PDF. Sie liegt in der Anwendung bei der Vorlage."),
}


class BookFailed(DomainError):
    """A book that could not be bound."""

    status = 500


@dataclass(frozen=True)
class Part:
    """One part of a book: a foreign PDF, a sheet to be typeset, or only a title above others."""

    title: str
    label: str = ""
    level: int = 0
    public: bool = True
    pdf: bytes | None = None
    sheet: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What it is made of: file, sheet or nothing but a title (item)."""
        return "file" if self.pdf is not None else "sheet" if self.sheet else "item"


@dataclass(frozen=True)
class Bound:
    """A book that is done: its bytes, pages, and the files it lacks with the reason."""

    content: bytes
    pages: int
    gaps: list[dict[str, str]]


def missing(part: Part, problem: str) -> Part:
    """The sheet that stands in the place of a file and says why."""
    sheet = {"kind": "gap", "says": str(PROBLEMS[problem])}
    return replace(part, pdf=None, sheet=sheet)


def bind(cover: dict[str, Any], parts: Iterable[Part], *, created: date, whole: bool) -> Bound:
    """Set and join a book; a file that cannot be opened leaves a sheet that says so.

    The parts are asked for once the processes are on their way.

    Raises: BookFailed, PdfFailed.
    """
    while True:
        # Both processes get ready at once; one copies pages while the other sets the sheets.
        with session("bind") as talk, typesetter(TYPST / "book.typ") as render:
            parts = fitting(parts)
            files = [part.pdf for part in parts if part.pdf is not None]
            found = talk.look(files)
            if len(found) < len(files) or any(each.get("problem") for each in found):
                parts = without(parts, found)
                continue
            order = {"title": cover["title"], "parts": ordered(parts, whole=whole)}
            try:
                talk.say(json.dumps(order).encode())
                content = sheets(cover, parts, found, whole=whole)
                talk.say(render(content, title=cover["title"], created=created))
                pages = int(talk.hear())
                bound = talk.hear()
            except ChildDiedError as error:
                raise BookFailed(
                    _(
                        "Die Mappe ist zu groß, um sie zusammenzustellen. Entfernen Sie große "
                        "Anlagen oder verkleinern Sie sie, und stoßen Sie die Mappe neu an."
                    )
                ) from error
        return Bound(bound, pages, gaps(parts))


def fitting(parts: Iterable[Part]) -> list[Part]:
    """Leave out what is empty, or too large, alone or together."""
    left = LARGEST_BOOK
    kept = []
    for part in parts:
        size = len(part.pdf or b"")
        if size > min(LARGEST_FILE, left):
            kept.append(missing(part, "large"))
            continue
        if part.pdf == b"":
            kept.append(missing(part, "broken"))
            continue
        left -= size
        kept.append(part)
    return kept


def without(parts: Sequence[Part], found: Sequence[dict[str, Any]]) -> list[Part]:
    """Put sheets in the place of the files that were found unfit."""
    answers = iter(found)
    kept = []
    for part in parts:
        answer = next(answers, {}) if part.pdf is not None else {}
        kept.append(missing(part, answer["problem"]) if answer.get("problem") else part)
    return kept


def gaps(parts: Sequence[Part]) -> list[dict[str, str]]:
    """The files that only have a sheet, with the reason."""
    return [
        {"title": part.title, "label": part.label, "says": part.sheet["says"]}
        for part in parts
        if part.sheet.get("kind") == "gap"
    ]


def ordered(parts: Sequence[Part], *, whole: bool) -> list[dict[str, Any]]:
    """What the process needs to know of each part; the cover is the first."""
    front = _("Deckblatt und Inhalt")
    order: list[dict[str, Any]] = [
        {"kind": "sheet", "title": front, "label": "", "level": 0, "marked": whole}
    ]
    number = 0
    for part in parts:
        secret = "" if part.public else _("nichtöffentlich")
        order.append(
            {
                "kind": part.kind,
                "file": number,
                "title": part.title if part.level else f"{part.label} {part.title}",
                "label": " · ".join(word for word in (part.label, secret) if word),
                "level": part.level,
                "marked": not part.public,
            }
        )
        number += part.pdf is not None
    return order


def sheets(
    cover: dict[str, Any], parts: Sequence[Part], found: Sequence[dict[str, Any]], *, whole: bool
) -> dict[str, Any]:
    """What is typeset in one run: cover, table of contents, sheets and mark."""
    answers = iter(found)
    lines = []
    foreign, chapter = 0, 1
    for part in parts:
        pages = next(answers)["pages"] if part.pdf is not None else 0
        lines.append(
            {
                "title": part.title, "label": part.label, "level": part.level,
                "public": part.public, "foreign": foreign, "chapter": chapter,
                "kind": part.kind, "sheet": part.sheet,
            }
        )  # fmt: skip
        foreign += pages
        chapter += part.kind == "sheet"
    return {**cover, "whole": whole, "parts": lines}


def personal(content: bytes, name: str, created: date) -> bytes:
    """Put the name of whoever gets the book on each of its non-public pages.

    Raises: BookFailed, PdfFailed.
    """
    mark = render(TYPST / "mark.typ", {"name": name}, title=_("Vermerk"), created=created)
    with session("rename") as talk:
        try:
            talk.say(content, mark)
            return talk.hear()
        except ChildDiedError as error:
            raise BookFailed(
                _("Ihre Fassung der Mappe ließ sich nicht erstellen. Versuchen Sie es erneut.")
            ) from error
