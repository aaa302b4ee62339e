"""Carries a planned change out, all of it or nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates.changes.plan import Plan
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.operations.ledger import write
from ratsverbund.people.mandates.policies import may_change_mandates
from ratsverbund.people.mandates.queries import roster_of
from ratsverbund.people.mandates.roster import Roster


def locked_roster(body: Body, actor: Any) -> Roster:
    """Lock a body against a second change at once, and read everyone in it. Raises: NotAllowed."""
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_change_mandates, actor, body)
    return roster_of(Body.objects.filter(pk=body.pk))


def carry_out(
    body: Body,
    kind: str,
    day: date,
    title: str,
    reason: str,
    plan: Callable[[Roster], Plan],
    *,
    actor: Any,
) -> MandateChange:
    """Plan a change on what is known now, write it, and keep how to undo it.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    planned = plan(locked_roster(body, actor))
    refuse_faulty(planned)
    return MandateChange.objects.create(
        body=body,
        kind=kind,
        title=title[:200],
        day=day,
        reason=reason,
        state=MandateChange.State.APPLIED,
        applied_at=timezone.now(),
        counts=planned.counts,
        changes=write(planned),
    )


def refuse_faulty(plan: Plan) -> None:
    """Refuse a plan with a faulty line, or without any. Raises: InvalidInput."""
    if plan.faulty:
        first = plan.faulty[0]
        place = f"{first.sheet}, {first.number}: " if first.number else ""
        raise InvalidInput(
            _("Nichts wurde übernommen. {place}{text}: {remarks}").format(
                place=place, text=first.text, remarks=" ".join(first.remarks)
            )
        )
    if not (plan.created or plan.changed):
        raise InvalidInput(_("Es würde sich nichts ändern. Bitte die Angaben prüfen."))
