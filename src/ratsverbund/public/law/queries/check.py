"""What is open in a bundle on a day: conflicts with higher law, questions, gaps, placeholders."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ratsverbund.charter.law import Law
from ratsverbund.charter.timeline import UNPROVEN
from ratsverbund.charter.works import Bundle, Choice
from ratsverbund.public.law.queries.examples import answered
from ratsverbund.public.law.queries.explorer import Clash, Shown, asked_on, clash_of, figure_on
from ratsverbund.public.law.queries.shelf import choices_in, conflicts_in


@dataclass(frozen=True)
class Findings:
    """All that a clerk should look at, each with its norm."""

    clashes: list[Clash]
    questions: list[Choice]
    gaps: list[Shown]
    placeholders: list[Shown]
    faults: tuple[str, ...]
    examples: int


def findings(bundle: Bundle, day: date) -> Findings:
    """Check a bundle on a day."""
    law = Law(bundle, day)
    figures = [figure_on(law, parameter) for parameter in bundle.parameters.values()]
    return Findings(
        [clash_of(law, conflict) for conflict in conflicts_in(bundle, day)],
        [asked_on(law, choice) for choice in choices_in(bundle)],
        [figure for figure in figures if figure.unknown],
        [figure for figure in figures if not figure.unknown and doubtful(figure)],
        faults(bundle),
        len(answered(bundle)),
    )


def doubtful(figure: Shown) -> bool:
    """Tell whether nobody has read a figure, or a line of its table, in its source."""
    return figure.status in UNPROVEN or any(band.status in UNPROVEN for band in figure.bands)


@lru_cache(maxsize=64)
def faults(bundle: Bundle) -> tuple[str, ...]:
    """Name each worked case that does not come out as expected."""
    cases = [example.case for example in answered(bundle)]
    return tuple(f"{case.name}: {line}" for case in cases for line in case.differences())
