"""The sheets of a workbook with seats and offices, and the columns of each."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.organizations.models import Membership, Office, Organization
from ratsverbund.people.persons.models import Person

YES_NO = ("ja", "nein")


@dataclass(frozen=True)
class Column:
    """A column: its heading, other headings that mean the same, and what may stand in it."""

    name: str
    explanation: Promise
    required: bool = False
    synonyms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet with its columns and one example."""

    key: str
    title: str
    columns: tuple[Column, ...]
    example: tuple[str, ...]
    synonyms: tuple[str, ...] = ()

    def match(self, headings: Sequence[object]) -> dict[str, int]:
        """Where each column stands under these headings; empty unless all required ones do."""
        places = {plain(str(value)): place for place, value in enumerate(headings) if value}
        found = {}
        for column in self.columns:
            for name in (column.name, *column.synonyms):
                if plain(name) in places:
                    found[column.name] = places[plain(name)]
                    break
        if "Name" not in found and "Name" in self.names:
            found |= parts_of_name(places)
        needed = {column.name for column in self.columns if column.required}
        return found if needed <= found.keys() else {}

    @property
    def names(self) -> list[str]:
        """The headings."""
        return [column.name for column in self.columns]


def plain(text: str) -> str:
    """A heading without capitals, blanks, accents and signs."""
    spelled = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", spelled))


def parts_of_name(places: dict[str, int]) -> dict[str, int]:
    """A name in two or three columns instead of one."""
    family = places.get("nachname", places.get("familienname"))
    given = places.get("vorname", places.get("vornamen"))
    if family is None or given is None:
        return {}
    title = places.get("titel")
    found = {"Name": family, "Vorname": given}
    return found | ({"Titel": title} if title is not None else {})


def words(choices: Sequence[tuple[str, object]]) -> tuple[str, ...]:
    """The German words of a choice, as they stand in files."""
    return tuple(word for value, word in choices if value)  # type: ignore[misc]


NAME = Column(
    "Name", _("„Nachname, Titel Vorname“, wie im Blatt Personen"), True, ("Person", "Mitglied")
)
FROM = Column("von", _("erster Tag, TT.MM.JJJJ"), True, ("Beginn", "seit", "ab"))
UNTIL = Column("bis", _("letzter Tag; leer, solange es läuft"), False, ("Ende",))
PROPOSER = Column(
    "Fraktion",
    _("Fraktion, auf deren Vorschlag die Person gewählt ist"),
    False,
    ("auf Vorschlag von", "Vorschlag", "Partei", "Liste"),
)
VOTES = Column(
    "stimmberechtigt",
    _("ja oder nein; leer heißt ja, außer bei sachkundigen Einwohnern"),
    False,
    ("Stimmrecht", "Stimme"),
    YES_NO,
)
ROLE_WORDS = (
    "Vorsitz", "1. stellvertretender Vorsitz", "stellvertretender Vorsitz", "Mitglied",
    "sachkundige Bürgerin oder sachkundiger Bürger",
    "sachkundige Einwohnerin oder sachkundiger Einwohner",
)  # fmt: skip
ROLES = dict(zip(ROLE_WORDS, Membership.Role.values[:6], strict=True))
ROLE = Column("Funktion", _("leer heißt Mitglied"), False, ("Rolle", "Amt im Gremium"), ROLE_WORDS)
FORMS = {"Frau": Person.Address.MS, "Herr": Person.Address.MR}
TYPES = {
    "Rat": Organization.Type.COUNCIL,
    "Ausschuss": Organization.Type.COMMITTEE,
    "Fraktion": Organization.Type.FACTION,
    "Ortschaft": Organization.Type.DISTRICT,
}
# What kind of organization the seats of a sheet are in.
SEAT_TYPES = {
    "council": Organization.Type.COUNCIL,
    "factions": Organization.Type.FACTION,
    "committees": Organization.Type.COMMITTEE,
    "districts": Organization.Type.DISTRICT,
}
TASKS = {
    "Hauptausschuss": Organization.Task.MAIN,
    "Rechnungsprüfungsausschuss": Organization.Task.AUDIT,
    "Wahlprüfungsausschuss": Organization.Task.ELECTION,
    "Beschwerdeausschuss": Organization.Task.PETITIONS,
    "Jugendhilfeausschuss": Organization.Task.YOUTH,
    "Denkmalschutz": Organization.Task.MONUMENTS,
}
KINDS = {
    "Bürgermeisteramt": Office.Kind.MAYOR,
    "ehrenamtliche Stellvertretung": Office.Kind.DEPUTY_MAYOR,
    "Beigeordnetenamt": Office.Kind.ALDERMAN,
    "Amtsleitung": Office.Kind.HEAD,
    "Gleichstellungsbeauftragte": Office.Kind.EQUALITY,
    "sonstiges Amt": Office.Kind.OTHER,
}
SHEETS: dict[str, Sheet] = {
    sheet.key: sheet
    for sheet in (
        Sheet(
            "persons",
            "Personen",
            (
                Column("Name", _("„Nachname, Titel Vorname“"), True, ("Person",)),
                Column("Anrede", _("Frau, Herr oder leer"), False, (), tuple(FORMS)),
            ),
            ("Müller, Dr. Anna", "Frau"),
        ),
        Sheet(
            "organizations",
            "Gremien",
            (
                Column("Gremium", _("voller Name"), True, ("Bezeichnung", "Ausschuss")),
                Column("Kürzel", _("Kurzname, zum Beispiel HFA"), False, ("Kurzname", "Kurz")),
                Column(
                    "Art", _("Rat, Ausschuss, Fraktion, Ortschaft"), True, ("Typ",), tuple(TYPES),
                ),
                Column(
                    "Aufgabe", _("nur bei Ausschüssen mit gesetzlicher Aufgabe"), False, (),
                    tuple(TASKS),
                ),
                Column("Sitze", _("Zahl der stimmberechtigten Sitze"), False, ("Größe",)),
                Column(
                    "von", _("gebildet am, TT.MM.JJJJ"), False, ("gebildet am", "Beginn", "seit"),
                ),
                Column("bis", _("letzter Tag; leer, solange es besteht"), False, ("Ende",)),
            ),
            (
                "Haupt- und Finanzausschuss", "HFA", "Ausschuss", "Hauptausschuss",
                "15", "01.11.2025", "",
            ),
            ("Organisationen",),
        ),
        Sheet(
            "council", "Rat", (NAME, PROPOSER, ROLE, VOTES, FROM, UNTIL),
            ("Müller, Dr. Anna", "CDU", "", "ja", "01.11.2025", ""),
            ("Ratsmitglieder", "Stadtrat"),
        ),
        Sheet(
            "factions", "Fraktionen",
            (Column("Fraktion", _("Name oder Kürzel"), True), NAME, ROLE, FROM, UNTIL),
            ("CDU", "Müller, Dr. Anna", "Vorsitz", "01.11.2025", ""),
            ("Fraktionsmitglieder",),
        ),
        Sheet(
            "committees", "Ausschüsse",
            (
                Column("Ausschuss", _("Name oder Kürzel"), True, ("Gremium",)),
                NAME, ROLE, VOTES, PROPOSER, FROM, UNTIL,
            ),
            ("HFA", "Müller, Dr. Anna", "Vorsitz", "ja", "CDU", "01.11.2025", ""),
            ("Ausschussmitglieder",),
        ),
        Sheet(
            "districts", "Ortschaften",
            (
                Column("Ortschaft", _("Name der Ortschaft"), True, ("Ort", "Bezirk")),
                NAME, PROPOSER, FROM, UNTIL,
            ),
            ("Dremmen", "Müller, Dr. Anna", "CDU", "01.11.2025", ""),
            ("Ortsvorsteher",),
        ),
        Sheet(
            "deputies", "Vertretungen",
            (
                Column("Gremium", _("Name oder Kürzel"), True, ("Ausschuss",)),
                Column("Mitglied", _("wer vertreten wird"), True, ("Name", "für")),
                Column(
                    "Vertretung", _("wer persönlich vertritt"), True,
                    ("Vertreter", "Stellvertreter"),
                ),
                Column(
                    "Rang", _("1 vertritt zuerst, dann 2; leer heißt 1"), False,
                    ("Reihenfolge", "Stelle"),
                ),
                FROM, UNTIL,
            ),
            ("HFA", "Müller, Dr. Anna", "Schmitz, Bernd", "1", "01.11.2025", ""),
            ("Stellvertretungen", "persönliche Vertretungen"),
        ),
        Sheet(
            "offices", "Ämter",
            (
                Column("Amt", _("Bezeichnung"), True),
                Column("weibliche Form", _("Bezeichnung für eine Frau"), False),
                Column("Art", _("Art des Amtes"), True, (), tuple(KINDS)),
                Column(
                    "Name", _("wer das Amt hat; leer, wenn es frei ist"), False,
                    ("Person", "Inhaber"),
                ),
                Column("von", _("erster Tag"), False, ("Beginn", "seit", "ab")),
                UNTIL,
            ),
            (
                "Bürgermeister", "Bürgermeisterin", "Bürgermeisteramt", "Schmitz, Bernd",
                "01.11.2025", "",
            ),
            ("Amtsinhaber",),
        ),
    )
}  # fmt: skip
