"""What the words of a list stand for: persons, organizations, Fraktionen that are known."""

from collections import Counter
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.people.mandates.changes.checks import Checks
from ratsverbund.people.mandates.changes.plan import Line, Plan
from ratsverbund.people.mandates.roster import Roster, Type
from ratsverbund.people.mandates.sheets import meanings
from ratsverbund.people.mandates.sheets.meanings import Misunderstood, Name
from ratsverbund.people.mandates.sheets.reading import Row
from ratsverbund.people.mandates.sheets.shape import plain
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person

ALIKE = 0.84


class Known:
    """Persons and organizations by the names under which a file may speak of them."""

    def __init__(self, roster: Roster, links: dict[str, int]) -> None:
        self.roster = roster
        self.links = links
        self.plan = Plan()
        self.similar: dict[str, list[Person]] = {}
        self.checks = Checks(roster)
        self.by_name: dict[tuple[str, str], list[Person]] = {}
        # Only spellings of persons who are on record already: those are asked about.
        self.by_pair: dict[str, list[tuple[str, str]]] = {}
        for person in roster.persons:
            key = plain(person.family_name), plain(person.given_name)
            if key not in self.by_name:
                for pair in pairs("".join(key)):
                    self.by_pair.setdefault(pair, []).append(key)
            self.by_name.setdefault(key, []).append(person)
        self.organizations: dict[str, Organization] = {}
        for each in sorted(roster.organizations, key=lambda o: o.end is None):
            self.organizations[plain(each.short_name)] = each
            self.organizations[plain(each.name)] = each

    def linked(self, name: Name, line: Line) -> Person | None:
        """The person a clerk chose for a name that is like a known one; else a question."""
        if str(name) in self.links:
            chosen = self.links[str(name)]
            return self.remember(name, self.roster.person(chosen)) if chosen else None
        alike = self.alike(name)
        if alike:
            self.similar[str(name)] = alike
            line.remarks.append(
                _("Ähnlich wie {name}: Bitte unten wählen, ob es dieselbe Person ist.").format(
                    name=alike[0]
                )
            )
        return None

    def alike(self, name: Name) -> list[Person]:
        """Known persons whose names are nearly spelled like this one."""
        word = "".join(name.key)
        matcher = SequenceMatcher(b=word)
        found = []
        for key in self.near(word):
            matcher.set_seq1("".join(key))
            if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
                found += [person for person in self.by_name[key] if not person._state.adding]
        return found

    def near(self, word: str) -> list[tuple[str, str]]:
        """Names that share most of their pairs of letters; nothing else can be alike."""
        shared: Counter[tuple[str, str]] = Counter()
        for pair in pairs(word):
            shared.update(self.by_pair.get(pair, ()))
        least = max(len(word) // 2 - 1, 1)
        return sorted(key for key, number in shared.items() if number >= least)

    def remember(self, name: Name, person: Person | None) -> Person | None:
        """Let a spelling stand for a known person in the rest of the file."""
        if person is not None:
            self.by_name.setdefault(name.key, []).append(person)
        return person

    def known(self, name: Name) -> Person | None:
        """The person of a name. Raises: Misunderstood if several share it."""
        found = self.by_name.get(name.key, [])
        if name.number is not None:
            numbered = [person for person in self.roster.persons if person.pk == name.number]
            if not numbered:
                told = _("Die Nummer {number} ist hier nicht bekannt. Bitte prüfen.")
                raise Misunderstood("Name", told.format(number=name.number))
            return numbered[0]
        if len({id(person) for person in found}) > 1:
            marks = ", ".join(f"(#{person.pk})" for person in found)
            told = _("Mehrere heißen so. Bitte eine der Nummern dahinter setzen: {marks}.")
            raise Misunderstood("Name", told.format(marks=marks))
        return found[0] if found else None

    def present(self, row: Row, column: str) -> Person:
        """The person in a cell. Raises: Misunderstood if nobody knows it."""
        name = cell(row, column, meanings.name, row.cells, column)
        if name is None:
            raise Misunderstood(column, _("Bitte den Namen eintragen."))
        person = self.known(name)
        if person is None:
            raise Misunderstood(
                column,
                _(
                    "„{name}“ ist unbekannt. Bitte berichtigen oder ins Blatt Personen eintragen."
                ).format(name=name),
            )
        return person

    def place(self, row: Row, kind: str | None) -> Organization:
        """The organization of a row. Raises: Misunderstood if there is none."""
        if row.sheet.key == "council":
            for each in self.roster.organizations:
                if each.organization_type == Type.COUNCIL and each.end is None:
                    return each
            raise Misunderstood(
                "Name", _("Es gibt noch keinen Rat. Bitte ins Blatt Gremien eintragen.")
            )
        column = row.sheet.columns[0].name
        written = cell(row, column, meanings.text, row.cells.get(column))
        return self.organization(written, column, kind)

    def organization(self, written: str, column: str, kind: str | None) -> Organization:
        """The organization of a name. Raises: Misunderstood if there is none of its kind."""
        found = self.organizations.get(plain(written))
        if found is None or (kind and found.organization_type != kind):
            raise Misunderstood(
                column,
                _(
                    "„{name}“ ist unbekannt. Bitte berichtigen oder ins Blatt Gremien eintragen."
                ).format(name=written),
            )
        return found

    def faction(self, row: Row) -> Organization | None:
        """The Fraktion that proposed. Raises: Misunderstood if there is no such."""
        written = cell(row, "Fraktion", meanings.text, row.cells.get("Fraktion"))
        return self.organization(written, "Fraktion", Type.FACTION) if written else None


def pairs(word: str) -> set[str]:
    """The pairs of letters that follow each other in a word."""
    return {word[place : place + 2] for place in range(len(word) - 1)}


def cell(row: Row, column: str, meaning: Any, *values: Any) -> Any:
    """Understand a cell; a refusal names its column. Raises: Misunderstood."""
    try:
        return meaning(*values)
    except Misunderstood as error:
        raise Misunderstood(column, error.args[0]) from error
