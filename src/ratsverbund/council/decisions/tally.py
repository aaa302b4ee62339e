"""A vote as it was counted, and the check that its parts add up."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.kernel.errors import InvalidInput

PART = re.compile(r"^(?P<count>\d+)\s+(?P<name>\D.*)$")
BREAK = re.compile(r"[,;\n]")
LONGEST_NAME = 60
MAYOR = "bürgermeister"
WITHOUT = gettext_lazy("ohne Fraktion")
KINDS = {
    "yes": gettext_lazy("Ja"),
    "no": gettext_lazy("Nein"),
    "abstentions": gettext_lazy("Enthaltungen"),
}


@dataclass(frozen=True)
class FactionCount:
    """How many of one Fraktion voted yes, no or abstained."""

    name: str
    yes: int = 0
    no: int = 0
    abstentions: int = 0


@dataclass(frozen=True)
class Tally:
    """The counts of a vote; with Fraktionen or names given, their sums must equal the counts.

    `named` holds the choice by person, `ballots` the papers handed in at a secret vote.
    """

    yes: int
    no: int
    abstentions: int
    invalid: int = 0
    factions: tuple[FactionCount, ...] = ()
    named: Mapping[int, str] = field(default_factory=dict)
    ballots: int | None = None
    unopposed: bool = False
    electronic: bool = False

    def __post_init__(self) -> None:
        for kind, word in KINDS.items():
            counted = getattr(self, kind)
            summed = sum(getattr(faction, kind) for faction in self.factions)
            if self.factions and summed != counted:
                raise InvalidInput(
                    _(
                        "%(kind)s: angegeben sind %(counted)s, die Fraktionen ergeben zusammen "
                        "%(summed)s. Prüfen Sie beide Zahlen; es wurde nichts gespeichert und "
                        "nichts angepasst."
                    )
                    % {"kind": word, "counted": counted, "summed": summed},
                    kind,
                )
        self.check_ballots()

    def check_ballots(self) -> None:
        """Refuse ballots that are not accounted for, and names at a secret vote."""
        counted = self.yes + self.no + self.abstentions + self.invalid
        if self.ballots is None or (self.ballots == counted and not self.named):
            return
        raise InvalidInput(
            _(
                "Abgegeben sind %(ballots)s Stimmzettel, ausgezählt %(counted)s. Zählen Sie nach; "
                "es wurde nichts gespeichert und nichts angepasst."
            )
            % {"ballots": self.ballots, "counted": counted},
            "ballots",
        )

    @property
    def method(self) -> str:
        """How the votes were taken."""
        if self.ballots is not None:
            return "secret"
        if self.named:
            return "roll_call"
        if self.factions:
            return "factions"
        if self.electronic:
            return "device"
        return "unopposed" if self.unopposed else "counts"


def roll_call(choices: Mapping[int, str]) -> Tally:
    """Count the choices of a roll call; whoever gave none does not vote."""
    given = {person: choice for person, choice in choices.items() if choice in KINDS}
    counts = Counter(given.values())
    return Tally(counts["yes"], counts["no"], counts["abstentions"], named=given)


def parse_factions(yes: str, no: str, abstentions: str) -> tuple[FactionCount, ...]:
    """Read lines such as "7 CDU, 2 FDP, Bürgermeister" per kind into one count a Fraktion.

    A name without a number counts one; one name in several spellings is one Fraktion.
    Raises: InvalidInput.
    """
    counts: dict[str, dict[str, int]] = {}
    spelled: dict[str, str] = {}
    for kind, line in (("yes", yes), ("no", no), ("abstentions", abstentions)):
        for part in filter(None, (piece.strip() for piece in BREAK.split(line))):
            number, name = split(part, kind)
            name = spelled.setdefault(name.casefold(), name)
            kinds = counts.setdefault(name, {})
            kinds[kind] = kinds.get(kind, 0) + number
    return tuple(FactionCount(name, **kinds) for name, kinds in counts.items())


def split(part: str, kind: str) -> tuple[int, str]:
    """Split "7 CDU" into 7 and CDU."""
    found = PART.match(part)
    number, name = (int(found["count"]), found["name"].strip()) if found else (1, part)
    if (not found and any(letter.isdigit() for letter in part)) or len(name) > LONGEST_NAME:
        raise InvalidInput(
            _(
                "„%(part)s“ ist nicht zu lesen. Schreiben Sie die Zahl vor die Fraktion, "
                "zum Beispiel „7 CDU, 2 FDP, Bürgermeister“."
            )
            % {"part": part},
            f"{kind}_factions",
        )
    return number, name


def check_entitled(factions: Iterable[FactionCount], entitled: Mapping[str, int]) -> None:
    """Refuse names nobody votes under, and more votes than a Fraktion has; by Fraktion present.

    Where the present belong to no Fraktion that is recorded, there is nothing to compare with.
    Raises: InvalidInput.
    """
    known = {spelled(party): number for party, number in entitled.items()}
    if not any(party and party != MAYOR for party in known):
        return
    for each in factions:
        field = next((kind for kind in KINDS if getattr(each, kind)), "yes") + "_factions"
        if spelled(each.name) not in known:
            names = ", ".join(party or str(WITHOUT) for party in entitled)
            raise InvalidInput(
                _("„%(name)s“ stimmt hier nicht mit. Stimmberechtigt anwesend sind: %(names)s.")
                % {"name": each.name, "names": names},
                field,
            )
        cast, most = each.yes + each.no + each.abstentions, known[spelled(each.name)]
        if cast > most:
            raise InvalidInput(
                _(
                    "%(name)s: eingetragen sind %(cast)s Stimmen, stimmberechtigt anwesend sind "
                    "%(most)s. Prüfen Sie die Stimmen und die Anwesenheit."
                )
                % {"name": each.name, "cast": cast, "most": most},
                field,
            )


def spelled(party: str) -> str:
    """The name by which a Fraktion is compared; the mayor is one in either form of address."""
    name = party.strip().casefold()
    if name.endswith((MAYOR, f"{MAYOR}in")):
        return MAYOR
    return "" if name == "ohne fraktion" else name
