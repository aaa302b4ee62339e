"""Take a change of seats and offices back while nothing rests on it."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates.events import ChangeUndone
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.operations.imports import locked
from ratsverbund.people.mandates.operations.ledger import take_back

State = MandateChange.State


@operation("mandates.undo_change")
def undo_change(applied: MandateChange, *, actor: Any) -> MandateChange:
    """Take the last change of a body back: what it made goes, what it ended runs on.

    Raises: NotAllowed, IllegalTransition, Conflict.
    """
    applied = locked(applied, actor)
    Body.objects.select_for_update().get(pk=applied.body_id)
    change = advance(applied, State.UNDONE)
    later = MandateChange.objects.filter(
        body=applied.body_id, state=State.APPLIED, applied_at__gt=applied.applied_at
    ).order_by("-applied_at").first()  # fmt: skip
    if later:
        raise Conflict(
            _("Danach wurde noch etwas geändert: {title}. Bitte dies zuerst zurücknehmen.").format(
                title=later
            )
        )
    take_back(applied.changes)
    record(undo_change, applied, actor=actor, change=change)
    announce(ChangeUndone(applied.pk))
    return applied
