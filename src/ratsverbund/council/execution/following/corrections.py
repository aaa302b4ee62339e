"""What a corrected result changes for objections and urgent decisions: they are asked again."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import Execution, MayorObjection, UrgentDecision
from ratsverbund.council.execution.objections.operations import redecide, suspend
from ratsverbund.council.execution.urgency.operations import resettle
from ratsverbund.kernel.operations import Change
from ratsverbund.kernel.states import advance, amend

Objected, Urgent = MayorObjection.State, UrgentDecision.State
ADOPTED = Resolution.Result.ADOPTED


def follow_objections(resolution: Resolution, before: Resolution, actor: Any) -> Change:
    """Keep objections with the corrected resolution, and decide again on the one it was about."""
    change: Change = {}
    found = MayorObjection.objects.select_for_update(of=("self",)).order_by("pk")
    for raised in found.filter(resolution=before):
        amend(raised, resolution=resolution)
        if raised.suspends:
            suspend(resolution, str(raised), actor)
        change["objections"] = [*change.get("objections", []), raised.pk]
    decided = found.filter(item=resolution.item_id).select_related("resolution").first()
    if decided is None or resolution.result == before.result:
        return change
    if decided.state in (Objected.CONFIRMED, Objected.REVERSED):
        advance(decided, Objected.PENDING, settled_on=None)
        change |= redecide(decided, resolution, actor)
    return change


def lost_task(objection: MayorObjection) -> bool:
    """Whether a resolution stands again whose tasks all ended when it was reversed."""
    tasks = objection.resolution.executions
    alive = tasks.exclude(state=Execution.State.OBSOLETE).exists()
    return objection.state == Objected.CONFIRMED and tasks.exists() and not alive


def follow_urgent(resolution: Resolution, before: Resolution) -> Change:
    """Settle urgent decisions again: whether they were taken, approved, and repealed."""
    change: Change = {}
    same = resolution.result == before.result
    found = UrgentDecision.objects.select_for_update(of=("self",))
    for urgent in found.filter(resolution=before):
        change |= retake(urgent, resolution)
    for urgent in found.filter(repealed_by=before):
        kept = amend(urgent, repealed_by=resolution)
        change |= kept if same else advance(urgent, Urgent.REFUSED, repealed_by=None)
    for urgent in found.filter(item=resolution.item_id):
        if not same and urgent.state in (Urgent.APPROVED, Urgent.REFUSED):
            advance(urgent, Urgent.TAKEN, settled_on=None)
            change |= resettle(urgent, resolution)
    return change


def retake(urgent: UrgentDecision, resolution: Resolution) -> Change:
    """Keep a decision with the corrected resolution that took it; rejected, it was never taken."""
    change = amend(urgent, resolution=resolution)
    if resolution.result == ADOPTED or urgent.state != Urgent.TAKEN:
        return change
    why = _("Nicht getroffen: Das Ergebnis im Hauptausschuss ist berichtigt.")
    return change | advance(urgent, Urgent.DISCARDED, outcome=why)
