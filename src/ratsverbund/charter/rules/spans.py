"""Spans of local time: merged, cut and counted in minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ratsverbund.charter.engine import FactsError
from ratsverbund.charter.facts import fact


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A time from a beginning to an end."""

    start: datetime = fact("Von")
    end: datetime = fact("Bis")

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise FactsError(
                f"Das Ende {self.end:%d.%m.%Y %H:%M} liegt vor dem Beginn "
                f"{self.start:%d.%m.%Y %H:%M}. Bitte Beginn und Ende tauschen."
            )

    @property
    def minutes(self) -> int:
        """The length in minutes, each begun minute in full."""
        return -(-int((self.end - self.start).total_seconds()) // 60)

    def within(self, others: Iterable["Span"]) -> list["Span"]:
        """Return the parts that lie in any of the other spans."""
        cuts = [(max(self.start, other.start), min(self.end, other.end)) for other in others]
        return [Span(start, end) for start, end in cuts if start < end]

    def without(self, others: Iterable["Span"]) -> list["Span"]:
        """Return the parts that lie in none of the other spans."""
        left, start = [], self.start
        for cut in joined(self.within(others)):
            left.append(Span(start, cut.start))
            start = cut.end
        return [part for part in [*left, Span(start, self.end)] if part.minutes]


def joined(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that touch or overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def minutes_of(spans: Iterable[Span]) -> int:
    """Count the minutes of all spans."""
    return sum(span.minutes for span in spans)
