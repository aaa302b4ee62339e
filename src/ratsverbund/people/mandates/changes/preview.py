"""What a file would change, to be shown or kept: lines, warnings, names to be linked."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ratsverbund.people.mandates.changes.importing import Importing
from ratsverbund.people.mandates.changes.plan import Line, Outcome
from ratsverbund.people.mandates.roster import Roster
from ratsverbund.people.mandates.sheets.reading import Reading

# From so many rows on a file is looked at by a job, with a bar that shows how far it is.
LONG = 300
Progress = Callable[[int], None]


@dataclass
class Preview:
    """Every line of a file with what becomes of it."""

    lines: list[Line] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    # Name in the file → numbers and names of known persons that are nearly called so.
    similar: dict[str, list[list[Any]]] = field(default_factory=dict)

    @property
    def faulty(self) -> list[Line]:
        """Lines that keep everything out."""
        return [line for line in self.lines if line.outcome is Outcome.FAULTY]

    @property
    def counts(self) -> dict[str, int]:
        """How many lines have which outcome."""
        found = Counter(line.outcome.value for line in self.lines)
        return {outcome.value: found[outcome.value] for outcome in Outcome if found[outcome.value]}

    def as_json(self) -> dict[str, Any]:
        """The preview as it is kept."""
        lines = [
            [line.text, line.outcome.value, line.sheet, line.number, line.remarks]
            for line in self.lines
        ]
        return {"lines": lines, "warnings": self.warnings, "similar": self.similar}


def looked_at(
    roster: Roster, links: dict[str, int], reading: Reading, progress: Progress | None = None
) -> Preview:
    """Compare a file with what is known now."""
    importing = Importing(roster, links)
    plan = importing.read(reading, progress)
    similar = {
        name: [[person.pk, str(person)] for person in persons[:5]]
        for name, persons in importing.similar.items()
    }
    return Preview(plan.lines, plan.warnings, similar)


def restored(kept: dict[str, Any]) -> Preview:
    """The preview that was kept."""
    lines = [
        Line(text, Outcome(outcome), sheet, number, remarks)
        for text, outcome, sheet, number, remarks in kept["lines"]
    ]
    return Preview(lines, kept["warnings"], kept["similar"])
