"""What follows by itself once an organization has resolved, or a result was corrected."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.following.corrections import (
    follow_objections,
    follow_urgent,
    lost_task,
)
from ratsverbund.council.execution.models import (
    AppealPeriod,
    Execution,
    MayorObjection,
    PressNote,
    ProgressNote,
    ResidentsInformation,
    UrgentDecision,
)
from ratsverbund.council.execution.objections.operations import redecide
from ratsverbund.council.execution.operations.parts import locked, note, usual_end
from ratsverbund.council.execution.operations.waiting import first_state
from ratsverbund.council.execution.policies import may_follow
from ratsverbund.council.execution.queries import office_named
from ratsverbund.council.execution.urgency.operations import resettle
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State = Execution.State
ADOPTED = Resolution.Result.ADOPTED
OVER = (State.DONE, State.OBSOLETE)


@operation("execution.follow_resolution")
def follow_resolution(resolution: Resolution, *, actor: Any) -> Resolution:
    """Draw the consequences of a resolution: propose its task, settle what it was asked about.

    Only what an organization decides finally is carried out; advice is not.
    """
    require(may_follow, actor, resolution)
    item = resolution.item_id
    objection = MayorObjection.objects.select_for_update(of=("self",)).filter(item=item).first()
    urgent = UrgentDecision.objects.select_for_update(of=("self",)).filter(item=item).first()
    change: Change = {}
    if objection is not None:
        change = redecide(objection, resolution, actor)
    elif urgent is not None:
        change = resettle(urgent, resolution)
    elif to_carry_out(resolution):
        change = {"task": propose(resolution).pk}
    record(follow_resolution, resolution, actor=actor, change=change)
    return resolution


def to_carry_out(resolution: Resolution) -> bool:
    """Say whether a resolution asks for a task and has none yet."""
    return orders(resolution) and not resolution.executions.exists()


def orders(resolution: Resolution) -> bool:
    """Say whether a resolution asks for a task."""
    station, item = resolution.consultation, resolution.item
    if station is None and item is not None and resolution.text == item.title:
        return False  # a title alone orders nothing: Eröffnung, Mitteilungen
    final = resolution.result == ADOPTED and (station is None or station.authoritative)
    return final and not resolution.superseded


def propose(resolution: Resolution) -> Execution:
    """Propose a task with what the paper says: its office, its subject, the usual end."""
    paper, item = resolution.paper, resolution.item
    title = paper.title if paper else item.title if item else resolution.text
    return Execution.objects.create(
        body_id=resolution.body_id, resolution=resolution, what=title[:300],
        office=office_named(resolution.body_id, paper.office) if paper else None,
        due=usual_end(resolution), public=resolution.public, state=first_state(resolution),
    )  # fmt: skip


@operation("execution.follow_correction")
def follow_correction(resolution: Resolution, before: Resolution, *, actor: Any) -> Resolution:
    """Move the tasks to the corrected resolution, or end them if it was rejected after all.

    Objections to it stay with it; an objection or an urgent decision it was about is settled anew.
    """
    require(may_follow, actor, resolution)
    moved = [locked(each) for each in before.executions.order_by("pk")]
    for period in AppealPeriod.objects.select_for_update().filter(resolution=before):
        amend(period, resolution=resolution)
    for each in moved:
        amend(each, resolution=resolution)
        if resolution.result != ADOPTED and each.state not in OVER:
            advance(each, State.OBSOLETE, closed_on=timezone.localdate())
            note(each, ProgressNote.Kind.OBSOLETE, _("Ergebnis berichtigt"), actor=actor)
    change: Change = {"tasks": [each.pk for each in moved]}
    again = before.result != ADOPTED and all(each.state == State.OBSOLETE for each in moved)
    if (again or not moved) and orders(resolution):
        change["task"] = propose(resolution).pk
    change |= follow_objections(resolution, before, actor) | follow_urgent(resolution, before)
    for objection in MayorObjection.objects.filter(item=resolution.item_id):
        if lost_task(objection):
            change["task"] = propose(objection.resolution).pk
    record(follow_correction, resolution, actor=actor, change=change)
    return resolution


@operation("execution.hide_traces")
def hide_traces(paper: Paper, *, actor: Any) -> None:
    """Take offline what tells of a paper that became non-public: tasks, reports, notes."""
    require(may_follow, actor, paper)
    tasks = Execution.objects.filter(resolution__paper=paper)
    ProgressNote.objects.filter(execution__in=tasks).update(published_at=None)
    hidden = tasks.update(public=False, published_at=None)
    ResidentsInformation.objects.filter(paper=paper).update(published_at=None)
    told = PressNote.objects.filter(
        state=PressNote.State.RELEASED, items__resolution__paper=paper, items__essential=True
    )
    recalled = PressNote.objects.select_for_update().filter(pk__in=told.values("pk"))
    notes = [advance(each, PressNote.State.RECALLED, published_at=None) for each in recalled]
    record(hide_traces, paper, actor=actor, change={"tasks": hidden, "press notes": len(notes)})
