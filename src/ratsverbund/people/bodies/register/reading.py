"""What a register file said: its rows, and what is wrong with it, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ratsverbund.kernel.errors import DomainError

UNINCORPORATED = frozenset({"gemeindefreies Gebiet, bewohnt", "gemeindefreies Gebiet, unbewohnt"})


class UnreadableRegister(DomainError):
    """The file as a whole cannot be read."""


class Severity(StrEnum):
    """An error keeps its row out; a note tells what was repaired or left aside."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One municipality (Gemeinde) or unincorporated area, as of one day."""

    key: str
    regional_key: str
    name: str
    official_name: str
    kind: str
    state_code: str
    district: str
    population: int | None
    population_day: date | None
    area_ha: int | None
    valid_on: date | None
    number: int = field(default=0, compare=False)

    @property
    def unincorporated(self) -> bool:
        """Tell whether no municipality exists there (gemeindefreies Gebiet)."""
        return self.kind in UNINCORPORATED


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A sentence on one cell, with its remedy; `row` is None when it concerns the file."""

    row: int | None
    column: str
    value: str
    sentence: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class RegisterReading:
    """A file as read: the faultless rows, every problem, and where it comes from."""

    rows: tuple[RegisterRow, ...]
    problems: tuple[RowProblem, ...]
    source: str
    register_day: date | None
    # Key and name of each row kept out, as typed, by its number.
    kept_out: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[RowProblem, ...]:
        """List the problems that keep rows out."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def notes(self) -> tuple[RowProblem, ...]:
        """List what was repaired or left aside."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.NOTE)
