"""What is due for an account, gathered from every app that knows tasks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.agendas.demands.queries import questions as demands_questions
from ratsverbund.council.agendas.planning.notices import questions as notices_questions
from ratsverbund.council.agendas.queries import questions as agendas_questions
from ratsverbund.council.allowances.queries import questions as allowances_questions
from ratsverbund.council.charters.queries import questions as charters_questions
from ratsverbund.council.competence.queries import questions as competence_questions
from ratsverbund.council.desk.queries import questions as desk_questions
from ratsverbund.council.execution.appeals.queries import questions as appeal_questions
from ratsverbund.council.execution.queries import questions as execution_questions
from ratsverbund.council.invitations.queries import questions as invitations_questions
from ratsverbund.council.meetings.queries import due as meetings_due
from ratsverbund.council.minutes.queries import questions as minutes_questions
from ratsverbund.council.papers.queries import due as papers_due
from ratsverbund.council.petitions.queries import questions as petitions_questions
from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.network.accessions.queries import questions as accessions_questions
from ratsverbund.network.dues.queries import questions as dues_questions
from ratsverbund.network.members.queries import questions as members_questions
from ratsverbund.people.accounts.queries import questions as accounts_questions
from ratsverbund.people.organizations.queries import questions as organizations_questions
from ratsverbund.people.registers.queries import questions as registers_questions
from ratsverbund.people.terms.queries import questions as terms_questions

# One statement each.
SOURCES: tuple[Callable[[Any], list[Due]], ...] = (papers_due, meetings_due)
# One statement together.
QUESTIONS: tuple[Callable[[Any], list[Question]], ...] = (
    agendas_questions,
    demands_questions,
    notices_questions,
    allowances_questions,
    charters_questions,
    competence_questions,
    appeal_questions,
    execution_questions,
    desk_questions,
    invitations_questions,
    minutes_questions,
    petitions_questions,
    accessions_questions,
    members_questions,
    dues_questions,
    accounts_questions,
    organizations_questions,
    registers_questions,
    terms_questions,
)
KINDS = ("decide", "sign", "prepare", "inform", "read")
SOON = timedelta(weeks=2)
# From so many lines on, those of one kind are folded: sooner where nothing presses.
MANY = 25
SAME, SAME_AND_PRESSING = 3, 6


@dataclass(frozen=True)
class Group:
    """Tasks that belong together on the start page, perhaps many of one kind folded."""

    title: str
    tasks: list[Due]
    folded: dict[str, list[Due]] = field(default_factory=dict)

    def fold(self, least: int) -> "Group":
        """The same group with each kind of which there are at least so many tasks folded."""
        kinds = Counter(task.what for task in self.tasks)
        folded = {
            what: [task for task in self.tasks if task.what == what]
            for what, count in kinds.items()
            if count >= least
        }
        return Group(self.title, [t for t in self.tasks if t.what not in folded], folded)


def due(actor: Any) -> list[Due]:
    """Everything due for the actor: earliest day first, what has no day last."""
    found = [task for source in SOURCES for task in source(actor)]
    found += ask([question for questions in QUESTIONS for question in questions(actor)])
    return sorted(found, key=lambda task: (task.day or date.max, KINDS.index(task.kind)))


def grouped(tasks: list[Due], today: date) -> list[Group]:
    """Part the tasks by urgency; groups without tasks are left out."""
    pressing = [
        Group(_("Überfällig"), [t for t in tasks if t.day and t.day < today]),
        Group(_("In den nächsten zwei Wochen"), [t for t in tasks if soon(t, today)]),
    ]
    others = [
        Group(_("Später"), [t for t in tasks if t.day and t.day > today + SOON]),
        Group(_("Ohne festen Tag"), [t for t in tasks if t.day is None]),
    ]
    if len(tasks) > MANY:
        pressing = [group.fold(SAME_AND_PRESSING) for group in pressing]
        others = [group.fold(SAME) for group in others]
    return [group for group in pressing + others if group.tasks or group.folded]


def soon(task: Due, today: date) -> bool:
    """Say whether a task is due within two weeks."""
    return task.day is not None and today <= task.day <= today + SOON
