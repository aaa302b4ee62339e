"""The period a town sets for drafting minutes."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.minutes.models import DraftPeriod
from ratsverbund.council.minutes.policies import may_set_period
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body


@operation("minutes.set_draft_period")
def set_draft_period(body: Body, days: int, source: str, *, actor: Any) -> DraftPeriod:
    """Set within how many days minutes are drafted, with where that is laid down.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    require(may_set_period, actor, body)
    if not source.strip():
        raise InvalidInput(
            _("Nennen Sie, wo das geregelt ist, zum Beispiel „Geschäftsordnung § 20“."), "source"
        )
    given = {"days": days, "source": source.strip()[:200]}
    period, made = DraftPeriod.objects.get_or_create(body=body, defaults=given)
    change = amend(period, **given) if not made else {"days": [None, days]}
    record(set_draft_period, period, actor=actor, change=change, reason=source)
    return period
