"""Worked cases with their answers, read and worked once a process."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.cases import WorkedCase, cases_of
from ratsverbund.charter.decision import Decision, FactsError
from ratsverbund.charter.engine import RULES
from ratsverbund.charter.works import Bundle, Norm


@dataclass(frozen=True)
class Example:
    """A worked case with what the law answers, or why its facts cannot be true."""

    case: WorkedCase
    decision: Decision[Any] | None
    fault: str = ""

    @property
    def title(self) -> str:
        """The title of the institution it asks."""
        return RULES[self.case.institution].title

    @property
    def told(self) -> str:
        """The answer in words where no value says it."""
        if self.decision is None:
            return self.fault
        return self.decision.label or " ".join(self.decision.open_points[:1])


@lru_cache(maxsize=64)
def answered(bundle: Bundle) -> tuple[Example, ...]:
    """Return the worked cases of a bundle with their answers."""
    return tuple(_answered(case) for case in cases_of(bundle.name))


def _answered(case: WorkedCase) -> Example:
    try:
        return Example(case, case.answer())
    except FactsError as fault:
        return Example(case, None, str(fault))


@lru_cache(maxsize=64)
def institutions_by_norm(bundle: Bundle) -> dict[str, tuple[str, ...]]:
    """Tell which institutions rest on each norm, as the worked cases show."""
    found: dict[str, dict[str, None]] = {}
    for example in answered(bundle):
        for norm in example.decision.norms if example.decision else ():
            found.setdefault(norm, {})[example.case.institution] = None
    return {norm: tuple(institutions) for norm, institutions in found.items()}


def fed_by(bundle: Bundle, norm: Norm) -> list[str]:
    """Return the institutions a norm feeds: by its steps, and as the worked cases show."""
    steps = [step.partition(".")[0] for step in norm.feeds]
    named = [*institutions_by_norm(bundle).get(norm.id, ()), *steps]
    return [name for name in dict.fromkeys(named) if name in RULES]


def resting_on(bundle: Bundle, norms: set[str]) -> list[Example]:
    """Return the worked cases whose answer cites one of these norms."""
    return [
        example
        for example in answered(bundle)
        if example.decision and norms & set(example.decision.norms)
    ]


def examples_of(bundle: Bundle, institution: str) -> list[Example]:
    """Return the worked cases of an institution: the town's own, else those of the law above."""
    for name in bundle.chain:
        found = [one for one in answered(bundle_of(name)) if one.case.institution == institution]
        if found:
            return found
    return []


def institutions(bundle: Bundle) -> list[str]:
    """Return the institutions that the worked cases of a bundle or the law above it ask."""
    found = {
        example.case.institution for name in bundle.chain for example in answered(bundle_of(name))
    }
    return sorted(found, key=lambda name: RULES[name].title.casefold())
