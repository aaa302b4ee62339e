"""What is due for someone: one line of the start page, and how apps ask for it together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value


@dataclass(frozen=True)
class Due:
    """A task with its reason, its one verb and the page where it is done."""

    kind: str  # decide, prepare, sign, inform or read
    what: str
    title: str
    address: str
    verb: str
    day: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Question:
    """Rows with a JSON column `found`, and what lines each of them makes."""

    rows: QuerySet[Any]
    lines: Callable[[dict[str, Any]], Iterable[Due]]


def ask(questions: Sequence[Question]) -> list[Due]:
    """Ask everything in one statement."""
    if not questions:
        return []
    parts = [
        question.rows.order_by().annotate(question=Value(number)).values_list("question", "found")
        for number, question in enumerate(questions)
    ]
    answers = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    return [line for number, found in answers for line in questions[number].lines(found)]
