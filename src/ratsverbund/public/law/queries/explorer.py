"""A work as the explorer lays it open on one day: wording beside figures, duties and uses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ratsverbund.charter.check import bites
from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.law import Law
from ratsverbund.charter.timeline import Version
from ratsverbund.charter.works import Choice, Conflict, Figure, Norm, Parameter, Row, Work
from ratsverbund.people.texts.queries import Official
from ratsverbund.public.law.addresses import place_of, section_of
from ratsverbund.public.law.queries.examples import fed_by

Value = Figure | Unknown


@dataclass(frozen=True)
class Band:
    """One line of a decision table, with the last number it holds for."""

    first: int
    last: int | None
    value: object
    status: str


@dataclass(frozen=True)
class Shown:
    """A figure on a day: its value or decision table, its status, or why it is unknown."""

    parameter: Parameter
    status: str
    version: str = ""
    value: Value | None = None
    bands: list[Band] = field(default_factory=list)
    unknown: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Clash:
    """A declared conflict with higher law, and whether it acts on the day."""

    conflict: Conflict
    over: Norm
    under: Norm
    acts: bool


@dataclass(frozen=True)
class Entry:
    """A norm on a day, with all that hangs on it."""

    norm: Norm
    place: str
    label: str
    text: Version[str]
    figures: list[Shown]
    questions: list[Choice]
    clashes: list[Clash]
    institutions: list[str]
    official: list[tuple[str, str]] = field(default_factory=list)

    @property
    def unknown(self) -> str:
        """Why the wording is unknown, if it is."""
        return self.text.value.reason if isinstance(self.text.value, Unknown) else ""

    def changed_after(self, day: date) -> str:
        """Return the title of what changed the norm or a figure of it after a day, if anything."""
        figures = [(one.since, one.version) for one in self.figures if one.since]
        last = max([(self.text.earliest, self.text.title), *figures])
        return last[1] if last[0] > day else ""

    @property
    def words(self) -> str:
        """All words by which the norm can be found."""
        titles = [figure.parameter.title for figure in self.figures]
        text = "" if self.unknown else str(self.text.value)
        official = [said for _place, said in self.official]
        return " ".join([self.norm.label, self.norm.title, text, *titles, *official]).casefold()


@dataclass
class Section:
    """A paragraph of a work with its norms; a repealed one has none."""

    number: str
    title: str
    entries: list[Entry] = field(default_factory=list)
    repealed: bool = False


def sections(law: Law, work: Work, entries: Iterable[Entry], *, whole: bool) -> list[Section]:
    """Lay norms out by paragraph; a whole work shows its repealed paragraphs too."""
    found: dict[str, Section] = {}
    for entry in entries:
        number = section_of(entry.norm.id)
        found.setdefault(number, Section(number, title_of(entry.norm))).entries.append(entry)
    for dead in work.repealed if whole else ():
        number = dead.rpartition("§")[2]
        found[number] = Section(number, f"§ {number}", repealed=True)
    return sorted(found.values(), key=lambda section: natural(section.number))


def title_of(norm: Norm) -> str:
    """Return the heading of the paragraph a norm stands in."""
    number = section_of(norm.id)
    if "§" in norm.id:
        return f"§ {number}"
    return {"pre": "Präambel", "annex": "Anlage"}.get(number, f"Aussage {number}")


def natural(number: str) -> tuple[int, str]:
    """Sort 13 before 13a before 14; a preamble first and an annex last."""
    found = re.match(r"\d+", number)
    return (int(found[0]) if found else -1 if number == "pre" else 10_000, number)


def entries_of(law: Law, work: Work, official: Official | None = None) -> list[Entry]:
    """Return the norms of a work on the day of the law."""
    norms = law.bundle.norms.values()
    return [entry_of(law, norm, official) for norm in norms if norm.work == work.id]


def entry_of(law: Law, norm: Norm, official: Official | None = None) -> Entry:
    """Return a norm on the day of the law with its figures, questions, conflicts and uses."""
    bundle = law.bundle
    short = norm.label.removesuffix(bundle.works[norm.work].short).strip()
    return Entry(
        norm,
        place_of(norm.id),
        short,
        law.text_of(norm),
        [figure_on(law, one) for one in bundle.parameters.values() if one.norm == norm.id],
        [asked_on(law, one) for one in bundle.choices.values() if one.norm == norm.id],
        [clash_of(law, one) for one in bundle.conflicts if norm.id == one.under],
        fed_by(bundle, norm),
        official.of(norm.id) if official else [],
    )


def asked_on(law: Law, choice: Choice) -> Choice:
    """Return an open question as it stood on the day of the law: open until it was decided."""
    held = [one for one in course_of(choice) if not one.decided or one.decided <= law.as_of]
    return replace(held[-1], course=choice.course)


def course_of(choice: Choice) -> tuple[Choice, ...]:
    """Return how a question was answered in the course of time: open first."""
    if choice.course:
        return choice.course
    if choice.decided:
        return replace(choice, answer="", resolution="", decided=None), choice
    return (choice,)


def clash_of(law: Law, conflict: Conflict) -> Clash:
    """Return a declared conflict and whether it acts on the day of the law."""
    norms = law.bundle.norms
    acts = law.as_of >= conflict.since and bites(law, conflict)
    return Clash(conflict, norms[conflict.over], norms[conflict.under], acts)


def figure_on(law: Law, parameter: Parameter) -> Shown:
    """Return a figure on the day of the law."""
    version = law.version_of(parameter)
    if isinstance(version, Unknown):
        return Shown(parameter, "", unknown=version.reason)
    return version_shown(parameter, version)


def version_shown(parameter: Parameter, version: Version[Figure]) -> Shown:
    """Return one version of a figure as a page shows it."""
    value = version.value
    shown = Shown(parameter, version.status, version.title, since=version.earliest)
    if isinstance(value, Unknown):
        return replace(shown, unknown=value.reason)
    if isinstance(value, tuple) and value and isinstance(value[0], Row):
        rows = [row for row in value if isinstance(row, Row)]
        return replace(shown, bands=bands(rows))
    return replace(shown, value=value)


def bands(rows: list[Row]) -> list[Band]:
    """Return the lines of a decision table with the last number of each."""
    ends = [*(row.first - 1 for row in rows[1:]), None]
    return [
        Band(row.first, end, row.value, row.status) for row, end in zip(rows, ends, strict=True)
    ]


def matching(entries: list[Entry], words: str) -> list[Entry]:
    """Keep the norms in which every word occurs."""
    asked = words.casefold().split()
    return [entry for entry in entries if all(word in entry.words for word in asked)]
