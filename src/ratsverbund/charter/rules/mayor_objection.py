"""Objection of the mayor to a resolution (Widerspruch)."""

from dataclasses import dataclass
from datetime import date, timedelta

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class ObjectedFacts:
    """A resolution and the day of the objection, if there is one."""

    resolved: date = fact("Tag des Beschlusses")
    objected: date | None = fact("Tag des Widerspruchs", None)


@dataclass(frozen=True, slots=True)
class ObjectionWindow:
    """The last day to object, and the days between which the council decides again."""

    last_day: date
    earliest: date | None
    latest: date | None


@rule(
    "mayor_objection",
    duty=Duty.ENFORCE,
    facts=ObjectedFacts,
    title="Widerspruch des Bürgermeisters",
)
def mayor_objection(law: Law, facts: ObjectedFacts) -> Decision[ObjectionWindow]:
    """Compute the days of an objection. Source: GO NRW § 54 Abs. 1."""
    days = law.number("mayor_objection.days")
    last_day = facts.resolved + timedelta(days=days)
    says = f"Beschluss vom {german(facts.resolved)}: Widerspruch bis {german(last_day)}."
    reasons = [law.reason("mayor_objection.days", says, last_day)]
    window = ObjectionWindow(last_day, None, None)
    if facts.objected:
        weeks = law.number("mayor_objection.weeks")
        earliest = facts.objected + timedelta(days=days)
        latest = facts.objected + timedelta(weeks=weeks)
        window = ObjectionWindow(last_day, earliest, latest)
        again = f"Neuer Beschluss vom {german(earliest)} bis {german(latest)}."
        reasons.append(law.reason("mayor_objection.weeks", again, latest))
        if facts.objected > last_day:
            law.note("Der Widerspruch kam nach Ablauf der Frist.")
    return decided(window, *reasons)
