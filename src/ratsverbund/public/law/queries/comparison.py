"""What differs between the law of two days."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ratsverbund.charter.compare import Change, compare
from ratsverbund.charter.law import Law
from ratsverbund.charter.timeline import german
from ratsverbund.charter.works import Bundle
from ratsverbund.public.law.queries.chronicle import turns
from ratsverbund.public.law.queries.examples import answered
from ratsverbund.public.law.queries.shelf import own_works


@dataclass(frozen=True)
class Differences:
    """What changed in wording and figures, and how it changes the worked cases."""

    texts: list[Change]
    figures: list[Change]
    answers: list[Change]


@lru_cache(maxsize=32)
def differences(bundle: Bundle, before: date, after: date) -> Differences:
    """Compare the law of two days, and ask the worked cases under both."""
    cases = [example.case for example in answered(bundle)]
    found = compare(Law(bundle, before), Law(bundle, after), cases)
    kept = [
        [change for change in changes if differs(change, before, after)]
        for changes in (found.texts, found.figures, found.answers)
    ]
    return Differences(*kept)


def differs(change: Change, before: date, after: date) -> bool:
    """Tell a change from two sentences that say on different days that nothing is attested."""
    was, now = (
        text.replace(german(day), "")
        for text, day in ((change.before, before), (change.after, after))
    )
    return was != now


def last_change(bundle: Bundle, day: date) -> tuple[date, date]:
    """Return the days before and after the latest change of a bundle's own works."""
    days = {turn.day for work in own_works(bundle) for turn in turns(bundle, work)}
    past = sorted(one for one in days if one <= day)
    return (past[-2], past[-1]) if len(past) > 1 else (past[0] if past else day, day)
