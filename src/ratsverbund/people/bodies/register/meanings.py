"""What a cell means: keys, figures, days and words; each refusal names its remedy."""

import re
from datetime import date, datetime
from functools import partial

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import from_excel

from ratsverbund.people.bodies.register.cells import Cell, CellRefused, without_blanks
from ratsverbund.people.bodies.register.vocabulary import KIND_LABELS, KINDS, STATES, state_code

LARGEST_POPULATION = 10_000_000
LARGEST_AREA = 1_000_000
LONGEST_NAME = 120
# 18.05.1927 to 09.01.2119: all a register may mean, and no number of a year.
SERIAL_DAYS = range(10_000, 80_000)
GROUPED = re.compile(r"\d{1,3}([.\s'’]\d{3})+")
NEGATIVE = re.compile(r"[-−–]\s*[0-9][0-9.,]*")
GERMAN_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})", re.ASCII)
ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})([T ]00:00(:00)?)?", re.ASCII)
# UTF-8 that was once read as Windows-1252, or letters already lost.
BROKEN_LETTERS = re.compile("[ÃÂ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|\ufffd")


def municipality_key(cell: Cell) -> str:
    """Read an official municipality key (AGS) of 8 digits."""
    if not cell.text:
        raise CellRefused(_("Der Gemeindeschlüssel fehlt. Bitte die 8 Ziffern des AGS eintragen."))
    key = _digits(cell, 8, _("8-stelliger Gemeindeschlüssel (AGS) wie 05370016"))
    if key[:2] not in STATES:
        raise CellRefused(
            _("{key} beginnt mit keiner Landesnummer von 01 bis 16. Bitte den AGS prüfen."),
            key=key,
        )
    return key


def regional_key(cell: Cell) -> str:
    """Read an official regional key (ARS) of 12 digits; an empty cell gives ""."""
    if not cell.text:
        return ""
    return _digits(cell, 12, _("12-stelliger Regionalschlüssel (ARS) wie 053700016016"))


def _digits(cell: Cell, length: int, wanted: str) -> str:
    digits = without_blanks(cell.text)
    if not re.fullmatch(r"[0-9]+", digits) or len(digits) not in (length, length - 1):
        raise CellRefused(
            _("„{value}“ ist kein {wanted}. Bitte berichtigen oder die Zeile löschen."),
            wanted=wanted,
        )
    if len(digits) < length:
        digits = f"0{digits}"
        cell.note(_("Die führende Null fehlte; gelesen wurde {digits}."), digits=digits)
    return digits


def whole_number(cell: Cell, *, largest: int) -> int | None:
    """Read a count whose thousands may be grouped; an empty cell gives None."""
    text = cell.text
    if not text:
        return None
    if NEGATIVE.fullmatch(text):
        raise CellRefused(_("{value} ist negativ. Bitte die Zahl ohne Vorzeichen eintragen."))
    if isinstance(cell.value, float) and not cell.value.is_integer():
        raise CellRefused(
            _(
                "{value} ist keine ganze Zahl. Falls der Punkt Tausender trennen sollte:"
                " bitte ohne Punkt eintragen."
            )
        )
    if GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
        cell.note(_("Trennzeichen entfernt; gelesen wurde {number}."), number=text)
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise CellRefused(
            _("„{value}“ ist keine ganze Zahl. Bitte nur Ziffern eintragen oder die Zelle leeren.")
        )
    if int(text) > largest:
        raise CellRefused(_("{value} ist für eine Gemeinde zu hoch. Bitte die Zahl prüfen."))
    return int(text)


population = partial(whole_number, largest=LARGEST_POPULATION)
area = partial(whole_number, largest=LARGEST_AREA)


def day(cell: Cell, *, today: date | None = None) -> date | None:
    """Read a day from a date, a text or Excel's count of days; an empty cell gives None."""
    if not cell.text:
        return None
    found = _day(cell)
    if found is None:
        raise CellRefused(
            _("„{value}“ ist kein Tag. Bitte als TT.MM.JJJJ eintragen, zum Beispiel 31.12.2024.")
        )
    if today and found > today:
        raise CellRefused(_("{value} liegt in der Zukunft. Bitte den Tag prüfen."))
    return found


def _day(cell: Cell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    if re.fullmatch(r"[0-9]{5}", cell.text) and int(cell.text) in SERIAL_DAYS:
        found: datetime = from_excel(int(cell.text), cell.epoch)
        cell.note(_("Excel-Zahl als Tag {day} gelesen."), day=f"{found:%d.%m.%Y}")
        return found.date()
    return day_in(cell.text)


def day_in(text: str) -> date | None:
    """Read a German or ISO day that is the whole text."""
    match = GERMAN_DAY.fullmatch(text) or ISO_DAY.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def place_name(cell: Cell) -> str:
    """Read a name; refuse broken letters and what a spreadsheet would run as a formula."""
    text = cell.text
    if not text:
        raise CellRefused(_("Der Name fehlt. Bitte den Namen der Gemeinde eintragen."))
    if BROKEN_LETTERS.search(text):
        raise CellRefused(
            _("„{value}“ enthält zerstörte Umlaute. Bitte die Datei neu als UTF-8 speichern.")
        )
    if not text[0].isalpha() or "\n" in text or "\r" in text or len(text) > LONGEST_NAME:
        raise CellRefused(
            _(
                "„{value}“ ist kein Name: Er beginnt mit einem Buchstaben, steht in einer Zeile"
                " und hat höchstens 120 Zeichen. Bitte berichtigen."
            )
        )
    return " ".join(text.split())


def optional_name(cell: Cell) -> str:
    """Read a name that may be missing; an empty cell gives ""."""
    return place_name(cell) if cell.text else ""


def kind(cell: Cell) -> str:
    """Read the kind of municipality by number or word; an empty cell gives ""."""
    known = KINDS.get(cell.text) or KIND_LABELS.get(cell.text.casefold())
    if cell.text and not known:
        raise CellRefused(
            _("„{value}“ ist keine amtliche Art. Bitte leeren oder eine davon eintragen: {kinds}."),
            kinds="; ".join(KINDS.values()),
        )
    return known or ""


def state(cell: Cell, *, key: str | None) -> str:
    """Read the state; a municipality key decides, and the cell must agree with it."""
    code = state_code(cell.text)
    if cell.text and code is None:
        raise CellRefused(
            _("„{value}“ ist kein Land. Bitte den Namen oder die Landesnummer eintragen.")
        )
    if code and key and code != key[:2]:
        raise CellRefused(
            _(
                "Das Land „{value}“ passt nicht zum Gemeindeschlüssel {key}."
                " Bitte eines von beiden berichtigen."
            ),
            key=key,
        )
    return key[:2] if key else ""
