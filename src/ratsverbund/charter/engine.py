"""The engine: rules under institutions, and what they may see and answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar

from ratsverbund.charter.decision import (
    CharterError,
    Citation,
    Decision,
    Duty,
    FactsError,
    Reason,
    RuleError,
    Unknown,
    decided,
)
from ratsverbund.charter.law import Law, NotRegulated, Unsettled

__all__ = [
    "RULES",
    "CharterError",
    "Citation",
    "Decision",
    "Duty",
    "FactsError",
    "Law",
    "Reason",
    "Rule",
    "RuleError",
    "Unknown",
    "decide_all",
    "decide_days",
    "decided",
    "need",
    "rule",
    "unknown",
]

F = TypeVar("F")
V = TypeVar("V")


@dataclass(frozen=True)
class Case(Generic[F, V]):
    """One way to answer: a body of law and the facts under which it applies."""

    name: str
    body: Callable[[Law, F], Decision[V]]
    when: Callable[[F], bool] | None
    exception_to: tuple[str, ...] = ()


@dataclass
class Rule(Generic[F, V]):
    """An institution of a charter as a callable: law and facts in, decision out."""

    institution: str
    title: str
    duty: Duty
    facts: type[F]
    cases: list[Case[F, V]] = field(default_factory=list)
    __doc__: str | None = None

    def __call__(self, law: Law, facts: F) -> Decision[V]:
        """Decide one case; silence and missing facts are answers, not errors."""
        view = law.fresh()
        try:
            decision = self.applicable(facts).body(view, facts)
        except NotRegulated:
            decision = unknown(f"{self.title}: nicht geregelt in „{law.bundle.title}“.")
        except Unsettled as silence:
            decision = silent(silence)
        if law.asked:  # one rule asks another: what that one read and left open is also its own
            law.read.extend(view.read)
            law.open.extend(view.open)
        return Decision(
            decision.value,
            decision.unit,
            decision.reasons,
            tuple(dict.fromkeys((*decision.open_points, *view.open))),
            decision.needs,
            self.institution,
            law.hash,
            decision.label,
            tuple(dict.fromkeys(view.read)),
        )

    def applicable(self, facts: F) -> Case[F, V]:
        """Return the one case that applies. Raises: RuleError for none or several."""
        if len(self.cases) == 1:
            return self.cases[0]
        found = [case for case in self.cases if case.when is None or case.when(facts)]
        beaten = {name for case in found for name in case.exception_to}
        left = [case for case in found if case.name not in beaten]
        if len(left) != 1:
            names = ", ".join(case.name for case in left) or "keine"
            raise RuleError(
                f"Für „{self.institution}“ muss genau eine Regel gelten; es gelten: {names}. "
                "Bitte die Ausnahme mit exception_to erklären."
            )
        return left[0]

    def exception(
        self, when: Callable[[F], bool], *, to: str = ""
    ) -> Callable[[Callable[[Law, F], Decision[V]]], Callable[[Law, F], Decision[V]]]:
        """Register a body that answers instead of the general one (or of `to`)."""

        def register(body: Callable[[Law, F], Decision[V]]) -> Callable[[Law, F], Decision[V]]:
            beaten = (self.cases[0].name, *([to] if to else []))
            self.cases.append(Case(body.__name__, body, when, beaten))
            return body

        return register


RULES: dict[str, Rule[Any, Any]] = {}


def rule(
    institution: str, *, duty: Duty, facts: type[F], title: str = ""
) -> Callable[[Callable[[Law, F], Decision[V]]], Rule[F, V]]:
    """Register a plain function as the rule of an institution."""

    def register(body: Callable[[Law, F], Decision[V]]) -> Rule[F, V]:
        if institution in RULES:
            raise RuleError(f"„{institution}“ hat schon eine Regel. Bitte einen anderen Namen.")
        general = Case(body.__name__, body, None)
        made = Rule(institution, title or institution, duty, facts, [general], body.__doc__)
        RULES[institution] = made
        return made

    return register


def need(facts: Any, *names: str) -> Any:
    """Return a fact (or several) that the rule cannot do without; it ends by asking for them."""
    values = [getattr(facts, name) for name in names]
    if None in values:
        missing = (name for name, value in zip(names, values, strict=True) if value is None)
        raise Unsettled(needs=tuple(missing))
    return values[0] if len(values) == 1 else values


def silent(silence: Unsettled) -> Decision[Any]:
    """Return the decision of a rule that could not answer, or lacks facts."""
    if silence.needs:
        return Decision(None, needs=silence.needs)
    return unknown(silence.reason, *silence.says)


def unknown(why: str, *reasons: Reason) -> Decision[Any]:
    """Return the answer that the law is silent or unsure."""
    return Decision(Unknown(why), reasons=reasons, open_points=(why,))


def decide_all(rule: Rule[F, V], law: Law, facts: Iterable[F]) -> list[Decision[V]]:
    """Decide many cases under one law; equal facts are decided once and share the decision."""
    values = attrgetter("__class__", *(one.name for one in fields(rule.facts)))  # type: ignore[arg-type]
    made: dict[Any, Decision[V]] = {}
    answers = []
    for one in facts:
        key = values(one)  # hashed in C, unlike the record itself
        found = made.get(key)
        if found is None:
            found = made[key] = rule(law, one)
        answers.append(found)
    return answers


def decide_days(
    rule: Rule[F, V], law: Law, days: Iterable[date], facts: Iterable[F]
) -> list[list[Decision[V]]]:
    """Decide the same cases on several days; while no law changes, the days share the decisions.

    Answers that are unknown name their day and are not shared.
    """
    listed = list(facts)
    made: dict[date, list[Decision[V]]] = {}
    answers = []
    for day in days:
        since = law.unchanged_since(day)
        if since not in made:
            found = decide_all(rule, law.on(day), listed)
            if all(one.known for one in dict(zip(map(id, found), found, strict=True)).values()):
                made[since] = found
        answers.append(made.get(since, found))
    return answers
