"""One cell of a row, and the words to refuse or repair it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from openpyxl.utils.datetime import WINDOWS_EPOCH

from ratsverbund.people.bodies.register.reading import RowProblem, Severity

Value = TypeVar("Value")
BLANKS = "\u200b\ufeff \t\r\n\u00a0\u202f"
SHOWN = 60


class CellRefused(Exception):
    """What a cell holds cannot be taken; the sentence may show `{value}`."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts


@dataclass
class Cell:
    """A cell with its place; the problems of its row are collected in one list."""

    row: int
    column: str
    value: object
    problems: list[RowProblem]
    why_empty: str = ""
    epoch: datetime = WINDOWS_EPOCH

    @property
    def text(self) -> str:
        """Show the value as a clerk would type it, without blanks around."""
        return plain_text(self.value)

    def read(self, meaning: "Callable[[Cell], Value]") -> Value | None:
        """Understand the cell; a refusal becomes a problem and gives None."""
        try:
            if self.why_empty:
                raise CellRefused(self.why_empty)
            return meaning(self)
        except CellRefused as refusal:
            self._add(refusal.sentence, refusal.facts, Severity.ERROR)
            return None

    def note(self, sentence: str, **facts: object) -> None:
        """Tell what was repaired."""
        self._add(sentence, facts, Severity.NOTE)

    def _add(self, sentence: str, facts: dict[str, object], severity: Severity) -> None:
        shown = self.text[:SHOWN]
        told = sentence.format(value=shown, **facts)
        self.problems.append(RowProblem(self.row, self.column, shown, told, severity))


def plain_text(value: object) -> str:
    """Write any value as text: whole numbers without decimals, days the German way."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return unicodedata.normalize("NFC", str(value)).strip(BLANKS)


def without_blanks(text: str) -> str:
    """Take every blank out, also the unbreakable ones."""
    return re.sub(r"\s", "", text)
