"""A committee's resolution waits until the time to appeal is over (Einspruchsfrist)."""

from typing import Any

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.committee_appeal import WaitFacts, committee_appeal
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import (
    AppealPeriod,
    ControlPeriods,
    Execution,
)
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

State = Execution.State


def first_state(resolution: Resolution) -> str:
    """In which state a new task of a resolution begins; a committee's first waits."""
    if resolution.objections.filter(state__in=["pending", "authority"]).exists():
        return State.SUSPENDED
    if resolution.organization.organization_type != Organization.Type.COMMITTEE:
        return State.PROPOSED
    return State.PROPOSED if period_of(resolution).ended_on else State.HELD


def period_of(resolution: Resolution) -> AppealPeriod:
    """The period of a committee's resolution; it begins to be kept with the first task."""
    found = AppealPeriod.objects.filter(resolution=resolution).first()
    if found is not None:
        return found
    fields, _decision = computed(resolution)
    return AppealPeriod.objects.create(body_id=resolution.body_id, resolution=resolution, **fields)


def computed(resolution: Resolution) -> tuple[dict[str, Any], Decision[Any]]:
    """Work out the last day by what the town has entered; nothing else is assumed."""
    periods = ControlPeriods.objects.filter(body=resolution.body_id).first()
    days = periods.appeal_days if periods else None
    facts = WaitFacts(resolution.decided_on, days)
    decision = committee_appeal(law_of(resolution.body, resolution.decided_on), facts)
    entered = periods.appeal_source if periods and days is not None else ""
    fields = {
        "last_day": decision.settled if decision.known else None,
        "source": entered or (decision.citation if decision.known else ""),
        "basis": decision.as_json(),
    }
    return fields, decision


def recompute_running(body: int) -> int:
    """Give the periods that run the last day the town's new entry leads to; return how many."""
    found = AppealPeriod.objects.select_for_update(of=("self",)).filter(body=body, ended_on=None)
    running = list(found.select_related("resolution__body").order_by("pk"))
    for period in running:
        fields, _decision = computed(period.resolution)
        amend(period, **fields)
    return len(running)
