"""An appeal against a committee's resolution, decided by the council; or the end of its time."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.committee_appeal import AppealFacts, appeal_right
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import (
    AppealPeriod,
    Execution,
    MayorObjection,
    ProgressNote,
)
from ratsverbund.council.execution.objections.operations import suspend
from ratsverbund.council.execution.operations.parts import locked, note, reasoned
from ratsverbund.council.execution.operations.waiting import computed
from ratsverbund.council.execution.policies import may_control, may_object
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of


@operation("execution.record_appeal")
def record_appeal(
    period: AppealPeriod,
    reason: str,
    *,
    actor: Any,
    mayor: bool = False,
    members: int = 0,
    on: date | None = None,
) -> MayorObjection:
    """Record an appeal by the mayor or by members of the committee; the council then decides.

    Source: § 57 Abs. 4 GO NRW, institution `appeal_right`.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, Conflict, LawUnknown.
    """
    found = AppealPeriod.objects.select_for_update(of=("self",))
    period = found.select_related("resolution__organization", "resolution__body").get(pk=period.pk)
    require(may_object if mayor else may_control, actor, period)
    on = on or timezone.localdate()
    check_time(period, on)
    decision = right_of(period, mayor=mayor, members=members)
    if not decision.settled:
        raise RuleViolated(f"{decision.reasons[0].says} ({decision.citation})")
    appeal = MayorObjection.objects.create(
        resolution=period.resolution, body_id=period.body_id, kind=MayorObjection.Kind.APPEAL,
        reason=reasoned(reason), objected_on=on, basis=decision.as_json(),
    )  # fmt: skip
    change = {"mayor": mayor, "members": members,
              "tasks": suspend(period.resolution, str(appeal), actor)}  # fmt: skip
    record(record_appeal, appeal, actor=actor, change=change, basis=decision, reason=reason)
    return appeal


def check_time(period: AppealPeriod, on: date) -> None:
    """Accept an appeal only while the time for it runs. Raises: RuleViolated, Conflict."""
    if period.ended_on:
        raise IllegalTransition(_("Das Ende der Einspruchsfrist ist schon festgehalten."))
    if not period.resolution.decided_on <= on <= timezone.localdate():
        raise InvalidInput(_("Der Tag liegt vor dem Beschluss oder in der Zukunft."), "on")
    if period.last_day and on > period.last_day:
        raise RuleViolated(
            _("Der Einspruch kommt zu spät: Er war bis %(day)s möglich (%(source)s).")
            % {"day": format_day(period.last_day), "source": period.source}
        )
    if period.resolution.objections.filter(state__in=["pending", "authority"]).exists():
        raise Conflict(_("Gegen diesen Beschluss läuft schon ein Verfahren. Laden Sie die Seite "
                         "neu."))  # fmt: skip


def right_of(period: AppealPeriod, *, mayor: bool, members: int) -> Decision[Any]:
    """Decide whether the appeal counts. Raises: InvalidInput."""
    resolution = period.resolution
    seats = resolution.organization.seats
    if seats is None and not mayor:
        raise InvalidInput(
            _("Für %(name)s ist die Zahl der Sitze nicht erfasst. Tragen Sie sie ein.")
            % {"name": resolution.organization}
        )
    law = law_of(resolution.body, resolution.decided_on)
    return appeal_right(law, AppealFacts(seats or 0, mayor, members))


@operation("execution.end_appeal_period")
def end_appeal_period(period: AppealPeriod, *, actor: Any) -> AppealPeriod:
    """Record that the time to appeal ended without an appeal; the tasks may be given out.

    Source: § 57 Abs. 4 GO NRW, institution `committee_appeal`.
    Raises: NotAllowed, IllegalTransition, LawUnknown, RuleViolated, Conflict.
    """
    found = AppealPeriod.objects.select_for_update(of=("self",))
    period = found.select_related("resolution__body", "body").get(pk=period.pk)
    require(may_control, actor, period)
    if period.ended_on:
        raise IllegalTransition(_("Das Ende der Frist ist schon festgehalten."))
    fields, decision = computed(period.resolution)
    if timezone.localdate() <= decision.settled:
        raise RuleViolated(
            _("Die Einspruchsfrist läuft bis %(day)s (%(citation)s). Halten Sie ihr Ende danach "
              "fest.") % {"day": format_day(decision.settled), "citation": decision.citation}
        )  # fmt: skip
    running = MayorObjection.objects.filter(resolution=period.resolution_id)
    if running.filter(state__in=["pending", "authority"]).exists():
        raise Conflict(_("Gegen den Beschluss läuft ein Verfahren; erst ist darüber zu "
                         "entscheiden."))  # fmt: skip
    change = amend(period, ended_on=timezone.localdate(), **fields)
    said = _("Einspruchsfrist ohne Einspruch abgelaufen")
    change["tasks"] = release_held(period.resolution, said, actor)
    record(end_appeal_period, period, actor=actor, change=change, basis=decision)
    return period


def release_held(resolution: Resolution, why: str, actor: Any) -> list[int]:
    """Let the tasks that waited be given out."""
    freed = []
    for each in resolution.executions.filter(state=Execution.State.HELD).order_by("pk"):
        execution = locked(each)
        advance(execution, Execution.State.PROPOSED)
        note(execution, ProgressNote.Kind.RESUMED, why, actor=actor)
        freed.append(execution.pk)
    return freed
