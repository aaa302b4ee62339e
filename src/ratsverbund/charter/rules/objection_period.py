"""Time to object to defects of a by-law (Rügefrist), and the hint that starts it."""

import calendar
from dataclasses import dataclass
from datetime import date

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german

SATURDAY = 5
WORDS = {6: "sechs Monate", 12: "ein Jahr"}


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """The notice of a by-law."""

    completed: date = fact("Bekanntmachung vollzogen am")
    hint: bool = fact("Hinweis auf die Rügefrist enthalten", True)


@dataclass(frozen=True, slots=True)
class ObjectionPeriod:
    """Whether the notice may go out, the words of the hint, and the last day."""

    publishable: bool
    hint: str
    last_day: date | None


@rule("objection_period", duty=Duty.ENFORCE, facts=ObjectionFacts, title="Rügefrist")
def objection_period(law: Law, facts: ObjectionFacts) -> Decision[ObjectionPeriod]:
    """Compute the period from the day of the notice; without the hint it never runs.

    Source: GO NRW § 7 Abs. 6, in the version of the day of the notice.
    """
    then = law.on(facts.completed)
    months = then.number("objection_period.months")
    words = WORDS.get(months, f"{months} Monate")
    if not facts.hint:
        says = "Der Hinweis auf die Rügefrist fehlt; ohne ihn tritt keine Heilung ein."
        blocked = ObjectionPeriod(False, words, None)
        return decided(blocked, then.reason("objection_period.months", says, False))
    last_day = months_later(facts.completed, months)
    if last_day.weekday() >= SATURDAY:
        law.note(f"Der {german(last_day)} fällt auf ein Wochenende: Verlängerung nicht berechnet.")
    says = f"Vollzogen am {german(facts.completed)}, Frist {words}: bis {german(last_day)}."
    period = ObjectionPeriod(True, words, last_day)
    return decided(period, then.reason("objection_period.months", says, last_day))


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month (§ 188 BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
