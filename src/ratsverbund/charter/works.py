"""The parts of a law bundle: works, norms, parameters, choices and conflicts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from ratsverbund.charter.decision import Duty
from ratsverbund.charter.timeline import Amendment, Version

RANKS = ("bund", "land", "charter", "competences", "procedure", "record")
EFFECTS = ("floor", "cap", "replaces", "warns")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a decision table: it holds from this number upwards."""

    first: int
    value: Decimal | int | str | None
    status: str = "V"


Figure = Decimal | int | str | tuple[str, ...] | tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A statute, ordinance, charter or order, with its amendments."""

    id: str
    title: str
    short: str
    rank: str
    amendments: tuple[Amendment, ...] = ()
    repealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """One sentence of a work in own words.

    `feeds` names the steps of rules that rest on it. A norm may also ask for a task when an
    event happens: `triggers` name the events, `actor` who acts, `within` a number of days or
    the choice that holds it.
    """

    id: str
    work: str
    label: str
    duties: tuple[Duty, ...]
    versions: tuple[Version[str], ...]
    title: str = ""
    feeds: tuple[str, ...] = ()
    status: str = "V"
    triggers: tuple[str, ...] = ()
    task: str = ""
    actor: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated figure of a norm."""

    key: str
    title: str
    norm: str
    versions: tuple[Version[Figure], ...]
    unit: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An open question a town answers once; until then the default holds and is shown."""

    key: str
    norm: str
    question: str
    options: dict[str, str]
    default: str
    number: int = 0
    answer: str = ""
    resolution: str = ""
    decided: date | None = None
    course: tuple[Choice, ...] = ()  # open first, then each answer from its day on

    @property
    def value(self) -> str:
        """The town's answer, else the default."""
        return self.answer or self.default


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared conflict: the higher norm over the lower one, since a day, and how it acts."""

    over: str
    under: str
    since: date
    how: str
    says: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """All law that holds for one town, from the federal statutes to its own orders."""

    name: str
    title: str
    folder: Path
    chain: tuple[str, ...]
    hash: str
    works: dict[str, Work] = field(default_factory=dict)
    norms: dict[str, Norm] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    inherited: set[str] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)

    def stand_on(self, base: Bundle) -> None:
        """Take over the law of a bundle below."""
        self.works.update(base.works)
        self.norms.update(base.norms)
        self.parameters.update(base.parameters)
        self.choices.update(base.choices)
        self.roles.update(base.roles)
        self.inherited.update(base.roles)
        self.conflicts.extend(base.conflicts)


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed or adopted amendment that lies over the bundle: new texts, figures, choices.

    Without a day of entry into force it applies on every day, as a simulation needs it.
    """

    title: str
    figures: dict[str, Figure] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    in_force: date | None = None
    choices: dict[str, str] = field(default_factory=dict)

    @property
    def touched(self) -> tuple[str, ...]:
        """What it changes: keys of figures and open questions, ids of norms."""
        return (*self.figures, *self.choices, *self.texts)
