"""What would change: rows to make, fields to write, and a line for each to look at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Model
from django.utils import timezone

from ratsverbund.people.persons.models import Person


class Outcome(StrEnum):
    """What becomes of a line."""

    FAULTY = "faulty"
    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"


@dataclass
class Line:
    """One line of a preview: what it is about, what becomes of it, and remarks."""

    text: str
    outcome: Outcome
    sheet: str = ""
    number: int = 0
    remarks: list[str] = field(default_factory=list)

    def refuse(self, sentence: str, column: str = "") -> None:
        """Keep the whole file out, for this reason in this column."""
        self.outcome = Outcome.FAULTY
        self.remarks.append(f"{column}: {sentence}" if column else sentence)


@dataclass
class Plan:
    """All lines with what they write; nothing is written while one is faulty."""

    lines: list[Line] = field(default_factory=list)
    created: list[Model] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    changed: dict[int, tuple[Model, dict[str, list[Any]]]] = field(default_factory=dict)

    @property
    def faulty(self) -> list[Line]:
        """Lines that keep everything out."""
        return [line for line in self.lines if line.outcome is Outcome.FAULTY]

    @property
    def counts(self) -> dict[str, int]:
        """How many lines have which outcome."""
        found = Counter(line.outcome.value for line in self.lines)
        return {outcome.value: found[outcome.value] for outcome in Outcome if found[outcome.value]}

    def make(self, instance: Any, line: Line | None = None) -> Any:
        """Plan a new row; whoever takes a mandate is public by name."""
        self.created.append(instance)
        if line:
            self.lines.append(line)
        person = getattr(instance, "person", None)
        if isinstance(person, Person) and person.published_at is None:
            self.amend(person, published_at=timezone.now())
        return instance

    def amend(self, instance: Any, line: Line | None = None, **fields: Any) -> bool:
        """Plan new values for a row; true if any differs."""
        differing = {n: v for n, v in fields.items() if getattr(instance, n) != v}
        _instance, before = self.changed.get(id(instance), (instance, {}))
        for name, value in differing.items():
            first = before[name][0] if name in before else getattr(instance, name)
            before[name] = [first, value]
            setattr(instance, name, value)
        if differing and not instance._state.adding:
            self.changed[id(instance)] = (instance, before)
        if line:
            self.lines.append(line)
        return bool(differing)

    def warn(self, sentences: Iterable[str]) -> None:
        """Add warnings that keep nothing out."""
        self.warnings.extend(sentences)
