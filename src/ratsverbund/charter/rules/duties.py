"""Tasks that norms attach to an event (Pflichten): who has to do what, by when."""

from dataclasses import dataclass
from datetime import date, timedelta

from ratsverbund.charter.decision import Unknown
from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, rule, unknown
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german
from ratsverbund.charter.works import Norm

ACTORS = {
    "mayor": "Bürgermeister",
    "council": "Rat",
    "office": "Verwaltung",
    "chair": "Vorsitz",
    "network_office": "Geschäftsstelle",
    "member_town": "Mitgliedsstadt",
}


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Something that happened, named by the word the norms use."""

    event: str = fact("Ereignis")
    day: date | None = fact("Tag des Ereignisses", None)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done because of an event."""

    norm: str
    actor: str
    what: str
    due: date | None


@rule("duties", duty=Duty.REMIND, facts=EventFacts, title="Pflichten aus einem Ereignis")
def duties(law: Law, facts: EventFacts) -> Decision[tuple[Task, ...]]:
    """List the tasks of every norm in force that an event triggers. Source: each norm itself."""
    norms = [norm for norm in law.bundle.norms.values() if facts.event in norm.triggers]
    if not norms:
        return unknown(f"Zum Ereignis „{facts.event}“ ist keine Pflicht geregelt.")
    found = [task_of(law, facts, norm) for norm in norms if in_force(law, norm)]
    if not found:
        return unknown(f"Am {german(law.as_of)} gilt keine der Vorschriften zu „{facts.event}“.")
    return decided(tuple(task for task, _ in found), *(why for _, why in found))


def in_force(law: Law, norm: Norm) -> bool:
    """Tell whether a norm has a known wording on the day of the law."""
    return not isinstance(law.text_of(norm).value, Unknown)


def task_of(law: Law, facts: EventFacts, norm: Norm) -> tuple[Task, Reason]:
    """Return the task of one norm, with its reason."""
    days = int(law.choice(norm.within)) if law.chooses(norm.within) else int(norm.within or 0)
    due = facts.day + timedelta(days=days) if facts.day and days else None
    says = f"{ACTORS.get(norm.actor, norm.actor)}: {norm.task}."
    if due:
        says += f" Bis {german(due)}."
    return Task(norm.id, norm.actor, norm.task, due), law.reason_for(norm, says)
