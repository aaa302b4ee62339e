"""Replays real questions under the law in force and under a draft (Simulation)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from ratsverbund.charter.ask import institution
from ratsverbund.charter.compare import words
from ratsverbund.charter.decision import Decision, FactsError, Unknown, plain
from ratsverbund.charter.engine import Rule, decide_all
from ratsverbund.charter.facts import read_facts
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Draft
from ratsverbund.kernel.money import format_euro

NOTHING = Decimal("0.00")
Pair = tuple[Decision[Any], Decision[Any]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was really asked: which institution, on which day, with which facts.

    `label` names the act behind it, such as a file number; never a person.
    """

    institution: str
    on: date
    facts: dict[str, Any]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """An act that a draft would have decided otherwise, with both answers in words."""

    label: str
    on: date
    before: str
    after: str


@dataclass
class Effect:
    """What a draft changes in one institution; sums in EUR where it pays.

    `undecided` counts the questions to which the draft gives no answer, `open_points` say why.
    """

    institution: str
    title: str
    asked: int = 0
    changed: int = 0
    undecided: int = 0
    before: Decimal = NOTHING
    after: Decimal = NOTHING
    open_points: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    def note(self, question: Question, old: Decision[Any], new: Decision[Any]) -> None:
        """Count one question under both laws."""
        self.asked += 1
        self.undecided += not new.known
        self.before += paid(old)
        self.after += paid(new)
        for point in (*new.open_points, *missing(new)):
            self.leave_open(point)
        if plain(old.value) != plain(new.value):
            self.changed += 1
            label = question.label or f"{self.title} {self.asked}"
            self.turns.append(Turn(label, question.on, answered(old), answered(new)))

    def fail(self, fault: FactsError) -> None:
        """Count one question whose facts cannot be true."""
        self.asked += 1
        self.undecided += 1
        self.leave_open(str(fault))

    def leave_open(self, point: str) -> None:
        """Keep a point once, however often it comes up."""
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


def answered(decision: Decision[Any]) -> str:
    """Write an answer as people read it."""
    if isinstance(decision.value, Unknown) or decision.value is None:
        return "keine Antwort"
    if decision.unit == "EUR" and isinstance(decision.value, Decimal):
        return format_euro(decision.value)
    return decision.label or f"{words(plain(decision.value))} {decision.unit}".strip()


def simulate(
    law_on: Callable[[date], Law], draft: Draft, questions: Iterable[Question]
) -> list[Effect]:
    """Ask every question twice and sum up per institution. Raises: UnknownInstitution.

    Questions of one institution and day are decided together; equal facts only once.
    """
    asked = list(questions)
    effects = {name: Effect(name, institution(name).title) for name in names_in(asked)}
    answers = decided_twice(law_on, draft, asked)
    for place, question in enumerate(asked):
        effect, found = effects[question.institution], answers[place]
        if isinstance(found, FactsError):
            effect.fail(found)
        else:
            effect.note(question, *found)
    return list(effects.values())


def names_in(questions: Iterable[Question]) -> list[str]:
    """Return the institutions that are asked, each once."""
    return list(dict.fromkeys(question.institution for question in questions))


def decided_twice(
    law_on: Callable[[date], Law], draft: Draft, asked: list[Question]
) -> dict[int, Pair | FactsError]:
    """Answer every question, by its place, under both laws, or say why its facts are false."""
    answers: dict[int, Pair | FactsError] = {}
    batches: dict[tuple[str, date], list[tuple[int, Any]]] = {}
    for place, question in enumerate(asked):
        rule = institution(question.institution)
        try:
            facts = read_facts(rule.facts, question.facts)
        except FactsError as fault:
            answers[place] = fault
            continue
        if isinstance(facts, tuple):
            lacking = silent_on(rule, facts)
            answers[place] = lacking, lacking
            continue
        batches.setdefault((question.institution, question.on), []).append((place, facts))
    for (name, day), batch in batches.items():
        law = law_on(day)
        given = [facts for _, facts in batch]
        old, new = (decide_all(institution(name), one, given) for one in (law, law.under(draft)))
        answers.update(
            (place, pair)
            for (place, _), pair in zip(batch, zip(old, new, strict=True), strict=True)
        )
    return answers


def silent_on(rule: Rule[Any, Any], needs: tuple[str, ...]) -> Decision[Any]:
    """Return the answer to a question that lacks facts."""
    return Decision(None, needs=needs, institution=rule.institution)


def financial_block(effects: Iterable[Effect], year: int, title: str) -> list[str]:
    """Write the paper's block on financial effects from a simulation."""
    found = list(effects)
    paying = [effect for effect in found if effect.before or effect.after]
    lines = [f"Finanzielle Auswirkungen: {title}, gerechnet mit den Vorgängen des Jahres {year}"]
    lines += [
        f"  {one.title}, {counted(one.asked)}: bisher {format_euro(one.before)}, "
        f"künftig {format_euro(one.after)}, Unterschied {signed(one.after - one.before)}"
        for one in paying
        if one.after != one.before
    ]
    same = [
        f"{one.title} {format_euro(one.before)} ({counted(one.asked)})"
        for one in paying
        if one.after == one.before
    ]
    lines += [f"  Unverändert: {', '.join(same)}"] if same else []
    total = sum((one.after - one.before for one in paying), NOTHING)
    return [*lines, f"  Zusammen: {burden(total)}", *assumptions(found, year)]


def burden(total: Decimal) -> str:
    """Say whether a year costs more, or less."""
    if not total:
        return "weder Mehr- noch Minderaufwand im Jahr"
    kind = "Mehraufwand" if total > 0 else "Minderaufwand"
    return f"{kind} von {format_euro(abs(total))} im Jahr"


def assumptions(effects: list[Effect], year: int) -> list[str]:
    """Say what the sum rests on, and what is not in it."""
    asked, undecided = (sum(getattr(e, name) for e in effects) for name in ("asked", "undecided"))
    lines = [
        f"  Annahmen: Jedes Jahr bringt dieselben Vorgänge wie {year} ({counted(asked)}), der "
        "Entwurf gilt das ganze Jahr, und niemand handelt seinetwegen anders."
    ]
    if undecided:
        where = ", ".join(f"{one.title}: {one.undecided}" for one in effects if one.undecided)
        lines.append(f"  Nicht enthalten, weil ohne Antwort: {counted(undecided)} ({where}).")
    return lines


def counted(number: int) -> str:
    """Write a number of acts."""
    return "1 Vorgang" if number == 1 else f"{number} Vorgänge"


def signed(amount: Decimal) -> str:
    """Write an amount with its sign."""
    return f"+{format_euro(amount)}" if amount > 0 else format_euro(amount)
