"""Finds the columns of a list by their headings, in German and English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ratsverbund.people.bodies.register.cells import plain_text
from ratsverbund.people.bodies.register.meanings import day_in


class Column(StrEnum):
    """What a list may hold, with the heading our own files use."""

    KEY = "Gemeindeschlüssel (AGS)"
    REGIONAL_KEY = "Regionalschlüssel (ARS)"
    NAME = "Name"
    OFFICIAL_NAME = "Amtlicher Name"
    KIND = "Art"
    STATE = "Land"
    DISTRICT = "Kreis"
    POPULATION = "Einwohner"
    POPULATION_DAY = "Stichtag"
    AREA = "Fläche (ha)"
    VALID_ON = "Gebietsstand"
    MESSAGES = "Meldungen"


SYNONYMS = {
    Column.KEY: "ags gemeindeschluessel gemeindeschluesselags schluessel gemeindekennziffer gkz "
    "amtlichergemeindeschluessel amtlichergemeindeschluesselags schluesselnummer key",
    Column.REGIONAL_KEY: "ars regionalschluessel regionalschluesselars rgs regionalkey "
    "amtlicherregionalschluessel amtlicherregionalschluesselars",
    Column.NAME: "name gemeinde gemeindename stadt stadtgemeinde kommune ort bezeichnung",
    Column.OFFICIAL_NAME: "amtlichername nameamtlich gemeindebezeichnung officialname nameofficial",
    Column.KIND: "art kind gemeindeart gemeindetyp textkennzeichen",
    Column.STATE: "land bundesland state",
    Column.DISTRICT: "kreis landkreis kreisname district",
    Column.POPULATION: "einwohner einwohnerzahl einwohnerinnen bevoelkerung population "
    "einwohnerinnenundeinwohner bevoelkerunginsgesamt einwohnerinsgesamt bevoelkerungszahl",
    Column.POPULATION_DAY: "stichtag stichtagderbevoelkerung stichtageinwohner einwohnerstichtag "
    "stand standdereinwohnerzahl populationday",
    Column.AREA: "flaecheha flaecheinha areaha",
    Column.VALID_ON: "gebietsstand gueltigam validon",
    Column.MESSAGES: "meldungen",
}
MEANINGS = {word: column for column, words in SYNONYMS.items() for word in words.split()}
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
DAY_IN_HEADING = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Heading:
    """A column as found: its place, its text in the file, a day named in it."""

    index: int
    text: str
    day: date | None = None


@dataclass(frozen=True)
class Columns:
    """The columns recognised, and those left aside."""

    found: Mapping[Column, Heading]
    ignored: tuple[Heading, ...]


def match_columns(values: Sequence[object]) -> Columns | None:
    """Recognise a row of headings; None unless it names the key and the name.

    Of several population figures the one with the latest day is taken.
    """
    found: dict[Column, Heading] = {}
    ignored = []
    for index, value in enumerate(values):
        heading, column = _heading(index, plain_text(value))
        rival = found.get(column) if column else None
        if column and (rival is None or _later(heading, rival)):
            found[column] = heading
            heading = rival or heading
        if heading.text and heading not in found.values():
            ignored.append(heading)
    found.pop(Column.MESSAGES, None)
    if Column.NAME not in found and Column.OFFICIAL_NAME in found:
        found[Column.NAME] = found.pop(Column.OFFICIAL_NAME)
    keyed = Column.KEY in found or Column.REGIONAL_KEY in found
    return Columns(found, tuple(ignored)) if keyed and Column.NAME in found else None


def _heading(index: int, text: str) -> tuple[Heading, Column | None]:
    match = DAY_IN_HEADING.search(text)
    bare = text[: match.start()] + text[match.end() :] if match else text
    word = re.sub(r"[^a-z]", "", bare.casefold().translate(UMLAUTS))
    if match:
        word = re.sub(r"(stand|am|zum|vom)$", "", word)
    return Heading(index, text, day_in(match[0]) if match else None), MEANINGS.get(word)


def _later(heading: Heading, rival: Heading) -> bool:
    return heading.day is not None and (rival.day is None or heading.day > rival.day)
