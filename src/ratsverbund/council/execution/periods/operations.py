"""The periods a town sets for the control of its resolutions."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import ControlPeriods
from ratsverbund.council.execution.operations.waiting import recompute_running
from ratsverbund.council.execution.policies import may_control
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body


@operation("execution.set_periods")
def set_periods(
    body: Body,
    *,
    months: int | None,
    days_before: int | None,
    days_after: int | None,
    source: str,
    actor: Any,
    appeal_days: int | None = None,
    appeal_source: str = "",
) -> ControlPeriods:
    """Set until when tasks are due, when offices are reminded, and how long one may appeal.

    Each with where that is laid down. It holds for what is proposed and reminded from now on, and
    for appeal periods that run. Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    require(may_control, actor, body)
    given: dict[str, Any] = {"months": months or None, "days_before": days_before or None,
             "days_after": days_after or None, "source": source.strip()[:200],
             "appeal_days": appeal_days or None,
             "appeal_source": appeal_source.strip()[:200]}  # fmt: skip
    check_sources(given)
    periods, made = ControlPeriods.objects.get_or_create(body=body, defaults=given)
    change = {name: [None, value] for name, value in given.items()}
    if not made:
        change = amend(periods, **given)
    running = recompute_running(body.pk) if "appeal_days" in change else 0
    why = "; ".join(each for each in (given["source"], given["appeal_source"]) if each)
    record(set_periods, periods, actor=actor, change=change | {"running": running}, reason=why)
    return periods


def check_sources(given: dict[str, Any]) -> None:
    """Insist on where each period is laid down. Raises: InvalidInput."""
    says = _("Nennen Sie, wo das geregelt ist, zum Beispiel „Geschäftsordnung § 12“.")
    control = given["months"] or given["days_before"] or given["days_after"]
    if not given["source"] and (control or not given["appeal_days"]):
        raise InvalidInput(says, "source")
    if given["appeal_days"] and not given["appeal_source"]:
        raise InvalidInput(says, "appeal_source")
