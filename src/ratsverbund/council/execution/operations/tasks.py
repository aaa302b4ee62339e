"""Tasks that come of a resolution: added, assigned, changed, extended, handed on, dropped."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import Execution, ProgressNote
from ratsverbund.council.execution.operations.parts import (
    locked,
    note,
    reasoned,
    shown_from,
    usual_end,
    written_day,
)
from ratsverbund.council.execution.operations.waiting import first_state
from ratsverbund.council.execution.policies import may_control, may_report
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Organization

State, Kind = Execution.State, ProgressNote.Kind
RUNNING = (State.PROPOSED, State.OPEN, State.REPORTED)


@operation("execution.add_task")
def add_task(
    resolution: Resolution,
    what: str,
    *,
    actor: Any,
    office: Organization | None = None,
    due: date | None = None,
    public: bool = False,
) -> Execution:
    """Add a task to a resolution; it is carried out once it is assigned.

    A committee's resolution waits for the end of the time to appeal first (§ 57 Abs. 4 GO NRW).
    Raises: NotAllowed, InvalidInput, IllegalTransition.
    """
    require(may_control, actor, resolution)
    if resolution.superseded or resolution.result != Resolution.Result.ADOPTED:
        raise IllegalTransition(
            _(
                "Ausgeführt wird nur ein geltender, angenommener Beschluss. "
                "Wählen Sie einen anderen."
            )
        )
    execution = Execution(
        body_id=resolution.body_id, resolution=resolution, what=named(what), office=office,
        due=due or usual_end(resolution), public=public and resolution.public,
        state=first_state(resolution),
    )  # fmt: skip
    check_office(execution, office)
    execution.save()
    record(add_task, execution, actor=actor, change={"what": execution.what, "due": execution.due})
    return execution


def named(what: str) -> str:
    """Insist on words for the task. Raises: InvalidInput."""
    if not what.strip():
        raise InvalidInput(_("Schreiben Sie, was zu tun ist."), "what")
    return what.strip()[:300]


def check_office(execution: Execution, office: Organization | None) -> None:
    """Insist on an office of the same body. Raises: InvalidInput."""
    kind = Organization.Type.OFFICE
    if office is not None and (
        office.body_id != execution.body_id or office.organization_type != kind
    ):
        raise InvalidInput(_("Wählen Sie ein Amt derselben Verwaltung."), "office")


@operation("execution.amend_task")
def amend_task(execution: Execution, *, what: str, public: bool, actor: Any) -> Execution:
    """Change the words of a task, and whether the public sees it.

    Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    if public and not execution.resolution.public:
        raise RuleViolated(
            _("Der Beschluss ist nichtöffentlich; was aus ihm wird, bleibt es auch.")
        )
    execution.public = public
    published = shown_from(execution) if execution.confirmed_on else None
    change = amend(execution, what=named(what), public=public, published_at=published)
    record(amend_task, execution, actor=actor, change=change)
    return execution


@operation("execution.assign_task")
def assign_task(
    execution: Execution,
    *,
    actor: Any,
    office: Organization | None = None,
    due: date | None = None,
    on: date | None = None,
) -> Execution:
    """Give a proposed task to the office that carries it out, until a day.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    office, on = office or execution.office, on or timezone.localdate()
    if office is None:
        raise InvalidInput(_("Wählen Sie das Amt, das die Aufgabe ausführt."), "office")
    check_office(execution, office)
    due = due or execution.due
    if due is None:
        raise InvalidInput(
            _("Geben Sie an, bis wann die Aufgabe erledigt sein soll: %(task)s.")
            % {"task": execution},
            "due",
        )
    published = shown_from(execution)
    change = advance(
        execution, State.OPEN, office=office, due=due, confirmed_on=on, published_at=published,
    )  # fmt: skip
    note(execution, Kind.ASSIGNED, _("an: %(office)s") % {"office": office}, actor=actor, on=on)
    record(assign_task, execution, actor=actor, change=change)
    return execution


@operation("execution.assign_tasks")
def assign_tasks(executions: Iterable[Execution], *, actor: Any) -> list[Execution]:
    """Assign several proposed tasks as proposed: all or none."""
    chosen = some(executions)
    done = [assign_task(each, actor=actor) for each in chosen]
    record(assign_tasks, done[0].body, actor=actor, change={"tasks": [each.pk for each in done]})
    return done


def some(executions: Iterable[Execution]) -> list[Execution]:
    """Insist on at least one task. Raises: InvalidInput."""
    chosen = list(executions)
    if not chosen:
        raise InvalidInput(_("Wählen Sie mindestens eine Aufgabe aus."), "tasks")
    return chosen


@operation("execution.extend_task")
def extend_task(execution: Execution, due: date, reason: str, *, actor: Any) -> Execution:
    """Move the day of a task; the old day and the reason stay in its history.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    expect_running(execution)
    if due == execution.due:
        raise InvalidInput(_("Das ist schon der geltende Tag. Wählen Sie einen anderen."), "due")
    reason = reasoned(reason)
    said = f"{written_day(execution.due)} → {written_day(due)}: {reason}"
    change = amend(execution, due=due)
    note(execution, Kind.EXTENDED, said, actor=actor)
    record(extend_task, execution, actor=actor, change=change, reason=reason)
    return execution


@operation("execution.transfer_task")
def transfer_task(
    execution: Execution, office: Organization, reason: str, *, actor: Any
) -> Execution:
    """Hand a task on to another office, with the reason; the office itself may do that.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    execution = locked(execution)
    require(may_report, actor, execution)
    expect_running(execution)
    check_office(execution, office)
    if office.pk == execution.office_id:
        raise InvalidInput(_("Dieses Amt hat die Aufgabe schon. Wählen Sie ein anderes."), "office")
    reason = reasoned(reason)
    said = f"{execution.office or '–'} → {office}: {reason}"
    change = amend(execution, office=office)
    note(execution, Kind.TRANSFERRED, said, actor=actor)
    record(transfer_task, execution, actor=actor, change=change, reason=reason)
    return execution


@operation("execution.transfer_tasks")
def transfer_tasks(
    executions: Iterable[Execution], office: Organization, reason: str, *, actor: Any
) -> list[Execution]:
    """Hand several tasks on to one office: all or none."""
    chosen = some(executions)
    done = [transfer_task(each, office, reason, actor=actor) for each in chosen]
    change = {"tasks": [each.pk for each in done]}
    record(transfer_tasks, done[0].body, actor=actor, change=change, reason=reason)
    return done


def expect_running(execution: Execution) -> None:
    """Refuse to change what is over or rests. Raises: IllegalTransition."""
    if execution.state not in RUNNING:
        raise IllegalTransition(
            _(
                "Die Aufgabe ist %(state)s und lässt sich nicht mehr ändern. "
                "Laden Sie die Seite neu."
            )
            % {"state": execution.get_state_display()}
        )


@operation("execution.drop_task")
def drop_task(execution: Execution, reason: str, *, actor: Any) -> Execution:
    """Close a task that need not be done any more, with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    reason = reasoned(reason)
    change = advance(execution, State.OBSOLETE, closed_on=timezone.localdate())
    note(execution, Kind.OBSOLETE, reason, actor=actor)
    record(drop_task, execution, actor=actor, change=change, reason=reason)
    return execution
