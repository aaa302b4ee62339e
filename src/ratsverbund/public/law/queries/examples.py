"""Worked cases with their answers, read and worked once a process."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.cases import WorkedCase, cases_of
from ratsverbund.charter.decision import Decision, FactsError, plain
from ratsverbund.charter.engine import RULES
from ratsverbund.charter.facts import schema
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Bundle, Norm
from ratsverbund.ui.formats import write_fact

CODE = re.compile(r"[a-z]+(_[a-z]+)*")


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
        """The answer in words, or why the facts cannot be true."""
        return self.fault if self.decision is None else told(self.decision)


def told(decision: Decision[Any]) -> str:
    """Say an answer in words: its label or value, else what its first reason says."""
    if decision.needs:
        titles = dict(titles_of(decision.institution))
        named = ", ".join(titles.get(name, name) for name in decision.needs)
        return _("Es fehlen Angaben: %(named)s.") % {"named": named}
    if not decision.known:
        return " ".join(decision.open_points[:1])
    if says_itself(decision):
        return decision.label or write_fact(plain(decision.value), decision.unit)
    return decision.reasons[0].says if decision.reasons else ""


def says_itself(decision: Decision[Any]) -> bool:
    """Tell whether people understand the value of a decision as it stands."""
    return bool(decision.label) or speaks(plain(decision.value))


def speaks(value: Any) -> bool:
    """Tell whether people understand a plain value: no record, and no code word."""
    parts = value if isinstance(value, list) else [value]
    code = isinstance(value, str) and bool(CODE.fullmatch(value))
    return not code and not any(isinstance(part, dict) for part in parts)


def titles_of(institution: str) -> list[tuple[str, str]]:
    """Return the facts of an institution with their German titles."""
    properties = schema(RULES[institution].facts)["properties"]
    return [(name, str(one["title"])) for name, one in properties.items()]


@lru_cache(maxsize=64)
def answered(bundle: Bundle) -> tuple[Example, ...]:
    """Return the worked cases of a bundle with their answers."""
    return tuple(work_case(case) for case in cases_of(bundle.name))


def work_case(case: WorkedCase, law: Law | None = None) -> Example:
    """Answer a worked case under its own law, or another."""
    try:
        return Example(case, case.answer(law))
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
