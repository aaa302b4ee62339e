"""What differs between the law of two days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ratsverbund.charter.compare import compare
from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.law import Law
from ratsverbund.charter.timeline import Version, german
from ratsverbund.charter.works import Bundle, Figure, Norm, Parameter
from ratsverbund.public.law.queries.chronicle import turns
from ratsverbund.public.law.queries.examples import Example, answered, work_case
from ratsverbund.public.law.queries.shelf import own_works


@dataclass(frozen=True)
class Text:
    """A norm whose wording differs; nothing where no wording is attested."""

    norm: Norm
    before: str
    after: str


@dataclass(frozen=True)
class Value:
    """A figure that differs; nothing where none is attested."""

    parameter: Parameter
    before: Version[Figure] | None
    after: Version[Figure] | None


@dataclass(frozen=True)
class Effect:
    """A worked case that is answered otherwise."""

    before: Example
    after: Example


@dataclass(frozen=True)
class Differences:
    """What changed in wording and figures, the town's own first, and what follows for cases."""

    texts: list[Text]
    figures: list[Value]
    answers: list[Effect]


@lru_cache(maxsize=32)
def differences(bundle: Bundle, before: date, after: date) -> Differences:
    """Compare the law of two days, and ask the worked cases under both."""
    old, new = Law(bundle, before), Law(bundle, after)
    cases = {example.case.name: example.case for example in answered(bundle)}
    found = compare(old, new, cases.values())
    names = [
        [change.what for change in changes if differs(change.before, change.after, before, after)]
        for changes in (found.texts, found.figures, found.answers)
    ]
    own = {work.id for work in own_works(bundle)}
    norms = own_first([bundle.norms[name] for name in names[0]], own, lambda norm: norm.work)
    figures = [bundle.parameters[name] for name in names[1]]
    figures = own_first(figures, own, lambda one: bundle.norms[one.norm].work)
    return Differences(
        [Text(norm, wording(old, norm), wording(new, norm)) for norm in norms],
        [Value(one, attested(old, one), attested(new, one)) for one in figures],
        [Effect(work_case(cases[name], old), work_case(cases[name], new)) for name in names[2]],
    )


def differs(was: str, now: str, before: date, after: date) -> bool:
    """Tell a change from two sentences that say on different days that nothing is attested."""
    return was.replace(german(before), "") != now.replace(german(after), "")


def own_first(items: Iterable[Any], own: set[str], work_of: Any) -> list[Any]:
    """Sort what stands in the town's own works before the law above it."""
    return sorted(items, key=lambda item: work_of(item) not in own)


def wording(law: Law, norm: Norm) -> str:
    """Return the attested wording of a norm, or nothing."""
    text = law.text_of(norm).value
    return "" if isinstance(text, Unknown) else text


def attested(law: Law, parameter: Parameter) -> Version[Figure] | None:
    """Return the attested version of a figure, or nothing."""
    version = law.version_of(parameter)
    return None if isinstance(version, Unknown) else version


def last_change(bundle: Bundle, day: date) -> tuple[date, date]:
    """Return the days before and after the latest change of a bundle's own works."""
    days = {turn.day for work in own_works(bundle) for turn in turns(bundle, work)}
    past = sorted(one for one in days if one <= day)
    return (past[-2], past[-1]) if len(past) > 1 else (past[0] if past else day, day)
