"""When a work changed: its versions on a time axis, and which figure changed when."""

from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.law import Law
from ratsverbund.charter.timeline import Version
from ratsverbund.charter.works import Bundle, Figure, Parameter, Row, Work
from ratsverbund.ui.formats import write_fact

FIRST, STOP, LINE, LETTERS = 26, 34, 24, 98


@dataclass(frozen=True)
class Turn:
    """A day from which a version of a work surely holds."""

    id: str
    title: str
    day: date
    earliest: date


@dataclass(frozen=True)
class Step:
    """A figure that changed: the version that set it, and the one before."""

    parameter: Parameter
    before: Version[Figure] | None
    after: Version[Figure]


@dataclass(frozen=True)
class Stop:
    """A version on the axis, with a line for each figure it changed; `y` in units of the SVG."""

    turn: Turn
    y: int
    lines: list[tuple[int, str]]


def axis(bundle: Bundle, work: Work) -> tuple[list[Stop], int]:
    """Lay the versions of a work on one axis, downwards, and return its height too."""
    changed: dict[str, list[str]] = {}
    for step in steps(bundle, work):
        changed.setdefault(step.after.id, []).append(said(step))
    stops, y = [], FIRST
    for turn in turns(bundle, work):
        lines = changed.get(turn.id, [])
        stops.append(Stop(turn, y, [(y + LINE * n, line) for n, line in enumerate(lines, 1)]))
        y += STOP + LINE * len(lines)
    return stops, y - STOP + LINE


def said(step: Step) -> str:
    """Say in one line what a figure was and became, and how well that is proven."""
    unit = step.parameter.unit
    before = f"{written(step.before.value, unit)} → " if step.before else ""
    first = "" if step.before else _("erstmals belegt") + ", "
    status = f" [{first}{step.after.status}]"
    line = f"{step.parameter.title}: {before}{written(step.after.value, unit)}"
    return shorten(line, LETTERS - len(status), placeholder=" …") + status


def written(figure: Figure | Unknown, unit: str) -> str:
    """Write a figure as short as a picture needs it."""
    if isinstance(figure, Unknown):
        return _("nicht erfasst")
    if isinstance(figure, tuple):
        rows = [one.value for one in figure if isinstance(one, Row) and one.value is not None]
        if rows:
            ends = [write_fact(str(one), unit) for one in (rows[0], rows[-1])]
            if ends[0] == ends[1]:
                return ends[0]
            return _("%(first)s bis %(last)s") % {"first": ends[0], "last": ends[1]}
        return ", ".join(str(one) for one in figure if not isinstance(one, Row)) or _("Staffel")
    return write_fact(figure if isinstance(figure, int) else str(figure), unit)


def turns(bundle: Bundle, work: Work) -> list[Turn]:
    """Return the versions of a work, each with the first day on which it surely holds."""
    found = {
        act.id: Turn(act.id, act.title, act.certain, act.earliest)
        for act in work.amendments
        if act.certain
    }
    for version in _versions(bundle, work):
        if version.certain and version.id not in found:
            found[version.id] = Turn(version.id, version.title, version.certain, version.earliest)
    return sorted(found.values(), key=lambda turn: (turn.day, turn.id))


def steps(bundle: Bundle, work: Work) -> list[Step]:
    """Return which figure of a work changed when, or was attested for the first time."""
    first = next((turn.id for turn in turns(bundle, work)), "")
    found = [
        Step(parameter, before, after)
        for parameter in figures_of(bundle, work)
        for before, after in _pairs(parameter)
        if before or after.id != first
    ]
    return sorted(found, key=lambda step: (step.after.earliest, step.parameter.title))


def figures_of(bundle: Bundle, work: Work) -> list[Parameter]:
    """Return the dated figures of a work."""
    return [one for one in bundle.parameters.values() if bundle.norms[one.norm].work == work.id]


def unclear_until(law: Law, work: Work) -> Turn | None:
    """Return the version of which nobody knows whether it holds on the day of the law."""
    found = [t for t in turns(law.bundle, work) if t.earliest <= law.as_of < t.day]
    return found[-1] if found else None


def signed_on(work: Work, day: date) -> Any:
    """Return the amendment that was signed on a day and not in force yet, if any."""
    signed = (act for act in work.amendments if act.cited == day < act.earliest)
    return next(signed, None)


def _versions(bundle: Bundle, work: Work) -> list[Version[Any]]:
    texts = [v for norm in bundle.norms.values() if norm.work == work.id for v in norm.versions]
    return [*texts, *(v for one in figures_of(bundle, work) for v in one.versions)]


def _pairs(parameter: Parameter) -> list[tuple[Version[Figure] | None, Version[Figure]]]:
    return list(zip((None, *parameter.versions), parameter.versions, strict=False))
