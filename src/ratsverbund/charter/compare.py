"""Compares two states of a law: wording, figures, and the answers to worked cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ratsverbund.charter.cases import WorkedCase
from ratsverbund.charter.decision import FactsError, Unknown, plain
from ratsverbund.charter.law import Law
from ratsverbund.charter.show import figure_text


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: its name, before and after."""

    what: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two laws (Synopse)."""

    texts: tuple[Change, ...]
    figures: tuple[Change, ...]
    choices: tuple[Change, ...]
    answers: tuple[Change, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as plain JSON values."""
        return {str(key): value for key, value in plain(self).items()}

    def lines(self) -> list[str]:
        """Write the comparison as text."""
        parts = (
            ("Wortlaut", self.texts),
            ("Werte", self.figures),
            ("Offene Fragen", self.choices),
            ("Fälle", self.answers),
        )
        lines = []
        for name, changes in parts:
            lines.append(f"{name}: {len(changes)} geändert")
            for change in changes:
                lines += [f"  {change.title}", f"    - {change.before}", f"    + {change.after}"]
        return lines


def compare(before: Law, after: Law, cases: Iterable[WorkedCase] = ()) -> Comparison:
    """Compare two views of one bundle; cases are asked under both."""
    bundle = before.bundle
    texts = [
        Change(norm.id, norm.label, wording(before, norm.id), wording(after, norm.id))
        for norm in bundle.norms.values()
    ]
    figures = [
        Change(key, one.title, figure_text(before, one), figure_text(after, one))
        for key, one in bundle.parameters.items()
    ]
    choices = [
        Change(key, one.question, answer_to(before, key), answer_to(after, key))
        for key, one in bundle.choices.items()
    ]
    answers = [
        Change(case.name, f"{case.name} {case.title}", told(case, before), told(case, after))
        for case in cases
    ]
    return Comparison(differing(texts), differing(figures), differing(choices), differing(answers))


def differing(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Keep the changes that change something."""
    return tuple(change for change in changes if change.before != change.after)


def wording(law: Law, norm: str) -> str:
    """Return the wording of a norm in force, or why it is unknown."""
    text = law.text_of(law.bundle.norms[norm]).value
    return text.reason if isinstance(text, Unknown) else text


def answer_to(law: Law, key: str) -> str:
    """Return the answer to an open question in words; a mere default is said to be one."""
    choice = law.choice_of(key)
    if choice is None:
        return ""
    says = choice.options[choice.value]
    return says if choice.resolution else f"{says} (Voreinstellung, noch nicht beschlossen)"


def told(case: WorkedCase, law: Law) -> str:
    """Return the answer to a case under a law, in words."""
    try:
        decision = case.answer(law)
    except FactsError as fault:
        return str(fault)
    if not decision.known:
        return " ".join((*decision.open_points, *decision.needs))
    return decision.label or f"{words(plain(decision.value))} {decision.unit}".strip()


def words(value: Any) -> str:
    """Write a value of a rule as people read it."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dict):
        return words([item for item in value.values() if item is not None])
    if isinstance(value, list):
        return ", ".join(words(item) for item in value) or "–"
    return str(value)
