"""What the cells of a list mean: days, numbers, words of a choice, names of persons."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from ratsverbund.kernel.sorting import PARTICLES
from ratsverbund.people.mandates.sheets.shape import plain
from ratsverbund.people.workbooks import Formula

Choice = TypeVar("Choice")
GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
EXCEL_ZERO = date(1899, 12, 30)
NUMBERED = re.compile(r"\s*\(#(\d+)\)\s*$")
TITLES = {"dr", "prof", "dr.", "prof.", "dipl.-ing.", "med.", "jur.", "h.c.", "phil."}


class Misunderstood(Exception):
    """A cell that cannot be taken, with the sentence that says why."""


@dataclass(frozen=True)
class Name:
    """A name in its parts; `number` where it stands for one certain person."""

    family: str
    given: str
    title: str = ""
    number: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two spellings the same name."""
        return plain(self.family), plain(self.given)

    def __str__(self) -> str:
        return f"{self.family}, {' '.join(part for part in (self.title, self.given) if part)}"


def text(value: Any) -> str:
    """A cell as text. Raises: Misunderstood for a formula."""
    if isinstance(value, Formula):
        raise Misunderstood(_("Hier steht eine Formel. Bitte den Wert selbst eintragen."))
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = re.sub(r"\s+", " ", str(value).replace("\u00a0", " ")).strip()
    if len(found) > 160:
        raise Misunderstood(_("Der Text ist länger als 160 Zeichen. Bitte kürzen."))
    return found


def day(value: Any) -> date | None:
    """A day, written by Excel or by hand. Raises: Misunderstood."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = text(value)
    if not written:
        return None
    try:
        if match := GERMAN_DAY.fullmatch(written):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := ISO_DAY.fullmatch(written):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if written.isdecimal() and 20_000 <= int(written) <= 80_000:
            return EXCEL_ZERO + timedelta(days=int(written))
    except ValueError:
        pass
    raise Misunderstood(
        _(
            "„{value}“ ist kein Tag. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 01.11.2025."
        ).format(value=written)
    )


def number(value: Any) -> int | None:
    """A whole number up to 999. Raises: Misunderstood."""
    written = text(value)
    if not written:
        return None
    if not (written.isdecimal() and written.isascii() and int(written) <= 999):
        raise Misunderstood(
            _("„{value}“ ist keine ganze Zahl bis 999. Bitte berichtigen.").format(value=written)
        )
    return int(written)


def choice(value: Any, words: Mapping[str, Choice]) -> Choice | None:
    """What a word stands for. Raises: Misunderstood."""
    written = text(value)
    if not written:
        return None
    for word, meant in words.items():
        if plain(word) == plain(written) or plain(written) in map(plain, word.split(" oder ")):
            return meant
    raise Misunderstood(
        _("„{value}“ ist hier nicht bekannt. Möglich sind: {words}.").format(
            value=written, words="; ".join(words)
        )
    )


def name(cells: Mapping[str, Any], column: str = "Name") -> Name | None:
    """A person's name from one column or from two or three. Raises: Misunderstood."""
    written = text(cells.get(column))
    if not written:
        return None
    if column == "Name" and "Vorname" in cells:
        parts = (text(cells.get("Titel")), text(cells["Vorname"]))
        written = f"{written}, {' '.join(filter(None, parts))}"
    found = NUMBERED.search(written)
    written = NUMBERED.sub("", written)
    family, comma, rest = written.partition(",")
    words = rest.split() if comma else written.split()
    titles = []
    while words and (words[0].lower() in TITLES or words[0].endswith(".")) and len(words) > 1:
        titles.append(words.pop(0))
    if not comma:
        split = len(words) - 1
        while split > 1 and words[split - 1].lower() in PARTICLES:
            split -= 1
        words, family = words[:split], " ".join(words[split:])
    if not family.strip() or not words:
        raise Misunderstood(
            _("„{value}“ ist kein voller Name. Bitte als „Nachname, Vorname“ schreiben.").format(
                value=written
            )
        )
    meant = int(found[1]) if found else None
    return Name(family.strip(), " ".join(words), " ".join(titles), meant)
