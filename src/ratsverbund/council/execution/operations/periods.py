"""The periods a town sets for the control of its resolutions."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.execution.models import ControlPeriods
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
) -> ControlPeriods:
    """Set until when tasks are due and when offices are reminded, with where that is laid down.

    It holds for what is proposed and reminded from now on. Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    require(may_control, actor, body)
    if not source.strip():
        raise InvalidInput(
            _("Nennen Sie, wo das geregelt ist, zum Beispiel „Geschäftsordnung § 12“."), "source"
        )
    given = {"months": months or None, "days_before": days_before or None,
             "days_after": days_after or None, "source": source.strip()[:200]}  # fmt: skip
    periods, made = ControlPeriods.objects.get_or_create(body=body, defaults=given)
    change = {name: [None, value] for name, value in given.items()}
    if not made:
        change = amend(periods, **given)
    record(set_periods, periods, actor=actor, change=change, reason=source)
    return periods
