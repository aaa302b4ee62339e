"""A vote as it was counted, and the check that its parts add up."""

import re
from dataclasses import dataclass

from ratsverbund.kernel.errors import InvalidInput

PART = re.compile(r"^(?P<count>\d+)\s+(?P<name>\D.*)$")
KINDS = {"yes": "Ja", "no": "Nein", "abstentions": "Enthaltungen"}


@dataclass(frozen=True)
class FactionCount:
    """How many of one Fraktion voted yes, no or abstained."""

    name: str
    yes: int = 0
    no: int = 0
    abstentions: int = 0


@dataclass(frozen=True)
class Tally:
    """The counts of a vote; with Fraktionen given, their sums must equal the counts."""

    yes: int
    no: int
    abstentions: int
    invalid: int = 0
    factions: tuple[FactionCount, ...] = ()

    def __post_init__(self) -> None:
        for kind, word in KINDS.items():
            counted = getattr(self, kind)
            summed = sum(getattr(faction, kind) for faction in self.factions)
            if self.factions and summed != counted:
                raise InvalidInput(
                    f"{word}: angegeben sind {counted}, die Fraktionen ergeben zusammen {summed}. "
                    "Prüfen Sie beide Zahlen; es wurde nichts gespeichert und nichts angepasst.",
                    kind,
                )


def parse_factions(yes: str, no: str, abstentions: str) -> tuple[FactionCount, ...]:
    """Read lines such as "7 CDU, 2 FDP, Bürgermeister" per kind into one count a Fraktion.

    A name without a number counts one. Raises: InvalidInput.
    """
    counts: dict[str, dict[str, int]] = {}
    for kind, line in (("yes", yes), ("no", no), ("abstentions", abstentions)):
        for part in filter(None, (piece.strip() for piece in line.split(","))):
            number, name = split(part, kind)
            counts.setdefault(name, {})
            counts[name][kind] = counts[name].get(kind, 0) + number
    return tuple(FactionCount(name, **kinds) for name, kinds in counts.items())


def split(part: str, kind: str) -> tuple[int, str]:
    """Split "7 CDU" into 7 and CDU."""
    if found := PART.match(part):
        return int(found["count"]), found["name"].strip()
    if any(letter.isdigit() for letter in part):
        raise InvalidInput(
            f"„{part}“ ist nicht zu lesen. Schreiben Sie die Zahl vor die Fraktion, "
            "zum Beispiel „7 CDU, 2 FDP, Bürgermeister“.",
            f"{kind}_factions",
        )
    return 1, part
