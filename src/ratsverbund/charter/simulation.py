"""Replays real questions under the law in force and under a draft (Simulation)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from ratsverbund.charter.ask import decide, institution
from ratsverbund.charter.decision import Decision, FactsError, plain
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Draft
from ratsverbund.kernel.money import format_euro

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was really asked: which institution, on which day, with which facts."""

    institution: str
    on: date
    facts: dict[str, Any]


@dataclass
class Effect:
    """What a draft changes in one institution; sums in EUR where it pays."""

    institution: str
    title: str
    asked: int = 0
    changed: int = 0
    before: Decimal = NOTHING
    after: Decimal = NOTHING
    open_points: list[str] = field(default_factory=list)

    def note(self, old: Decision[Any], new: Decision[Any]) -> None:
        """Count one question under both laws."""
        self.asked += 1
        self.changed += plain(old.value) != plain(new.value)
        self.before += paid(old)
        self.after += paid(new)
        for point in (*new.open_points, *missing(new)):
            if point not in self.open_points:
                self.open_points.append(point)


def missing(decision: Decision[Any]) -> list[str]:
    """Say which facts the answer still needs, by their German titles."""
    titles = {
        one.name: one.metadata["title"] for one in fields(institution(decision.institution).facts)
    }
    return [f"Es fehlt die Angabe „{titles.get(name, name)}“." for name in decision.needs]


def paid(decision: Decision[Any]) -> Decimal:
    """Return the amount of a decision in EUR, if it is one."""
    is_money = decision.unit == "EUR" and isinstance(decision.value, Decimal)
    return decision.value if is_money and isinstance(decision.value, Decimal) else NOTHING


def simulate(
    law_on: Callable[[date], Law], draft: Draft, questions: Iterable[Question]
) -> list[Effect]:
    """Ask every question twice and sum up per institution. Raises: UnknownInstitution."""
    effects: dict[str, Effect] = {}
    for question in questions:
        law = law_on(question.on)
        name = question.institution
        effect = effects.setdefault(name, Effect(name, institution(name).title))
        try:
            old = decide(law, name, question.facts)
            new = decide(law.under(draft), name, question.facts)
        except FactsError as fault:
            effect.open_points.append(str(fault))
            continue
        effect.note(old, new)
    return list(effects.values())


def financial_block(effects: Iterable[Effect], year: int, title: str) -> list[str]:
    """Write the paper's block on financial effects from a simulation."""
    lines = [f"Finanzielle Auswirkungen: {title}, gerechnet mit den Vorgängen des Jahres {year}"]
    total = NOTHING
    for effect in effects:
        if not effect.before and not effect.after:
            continue
        difference = effect.after - effect.before
        total += difference
        lines.append(
            f"  {effect.title}: bisher {format_euro(effect.before)}, "
            f"künftig {format_euro(effect.after)}, Unterschied {signed(difference)}"
        )
    return [*lines, f"  Zusammen: {signed(total)} im Jahr"]


def signed(amount: Decimal) -> str:
    """Write an amount with its sign."""
    return f"+{format_euro(amount)}" if amount > 0 else format_euro(amount)
