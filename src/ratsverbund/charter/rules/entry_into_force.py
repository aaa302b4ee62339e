"""When a by-law enters into force (Inkrafttreten)."""

from dataclasses import dataclass
from datetime import date, timedelta

from ratsverbund.charter.engine import Decision, Duty, Law, decided, need, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """The completed notice of a by-law, and a day the by-law may name itself."""

    completed: date | None = fact("Bekanntmachung vollzogen am")
    own_day: date | None = fact("In der Satzung bestimmter Tag", None)


@rule("entry_into_force", duty=Duty.COMPUTE, facts=EntryFacts, title="Inkrafttreten")
def entry_into_force(law: Law, facts: EntryFacts) -> Decision[date]:
    """Take the day after the notice is complete.

    Value: a local day. Source: the charter's closing norm; GO NRW § 7 Abs. 4.
    """
    completed = need(facts, "completed")
    first = completed + timedelta(days=1)
    says = f"Vollzogen am {german(completed)}, in Kraft am Tag danach: {german(first)}."
    return decided(first, law.reason("entry_into_force.next_day", says, first))


@entry_into_force.exception(when=lambda facts: facts.own_day is not None)
def own_day(law: Law, facts: EntryFacts) -> Decision[date]:
    """Take the day the by-law names itself."""
    day, completed = need(facts, "own_day", "completed")
    if day <= completed:
        law.note("Der bestimmte Tag liegt nicht nach der Bekanntmachung: Rückwirkung bitte prüfen.")
    says = f"Die Satzung bestimmt den {german(day)} selbst."
    return decided(day, law.reason("entry_into_force.own_day", says, day))
