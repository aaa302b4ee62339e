"""The run of a month: everything that is known is fixed at once, each amount a single time."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.allowances.models import (
    Allowance,
    AttendanceFee,
    LossClaim,
    Settlement,
)
from ratsverbund.council.allowances.policies import may_keep
from ratsverbund.council.allowances.queries.run import Item, Run, run_of
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body


@operation("allowances.fix_settlement")
def fix_settlement(body: Body, month: date, *, actor: Any, reason: str = "") -> Settlement:
    """Fix what a month brings (Abrechnung); what lacks a figure waits for a later run.

    What was fixed otherwise before becomes a further entry with the difference, and needs a
    reason. Source: EntschVO NRW and the charter. Raises: NotAllowed, InvalidInput, Conflict.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep, actor, body)
    check_month(month)
    run = run_of(body, month)
    check_run(run, reason)
    last = body.settlements.filter(month=month).order_by("-number").first()
    settlement = Settlement.objects.create(
        body=body, month=month, number=last.number + 1 if last else 1,
        fixed_on=timezone.localdate(), reason=reason,
    )  # fmt: skip
    keep(settlement, run)
    change = {"amount": run.due, "entries": len(run.ready), "waiting": len(run.blocked)}
    record(fix_settlement, settlement, actor=actor, change=change, reason=reason)
    return settlement


def check_month(month: date) -> None:
    """Refuse months that have not begun. Raises: InvalidInput."""
    if month.day != 1:
        raise InvalidInput(_("Ein Monat wird mit seinem ersten Tag genannt."), "month")
    if month > timezone.localdate():
        raise InvalidInput(_("Dieser Monat hat noch nicht begonnen."), "month")


def check_run(run: Run, reason: str) -> None:
    """Refuse an empty run, and changes without a reason. Raises: Conflict, InvalidInput."""
    if not run.ready:
        raise Conflict(
            _("In diesem Monat ist nichts festzusetzen: Alles Bekannte ist schon festgesetzt.")
        )
    if run.changed and not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund, aus dem Festgesetztes sich ändert."), "reason")


def keep(settlement: Settlement, run: Run) -> None:
    """Write every amount of a run."""
    for item in run.ready:
        if item.claim is None:
            keep_entry(settlement, item)
    claims = [item.claim for item in run.ready if item.claim is not None]
    LossClaim.objects.filter(pk__in=claims, settlement=None).update(settlement=settlement)


def keep_entry(settlement: Settlement, item: Item) -> None:
    """Write a lump sum or a fee; a change is a further revision."""
    before = item.row or {}
    line = item.line
    fields: dict[str, Any] = {
        "body": settlement.body,
        "person_id": item.person,
        "settlement": settlement,
        "day": line.day if line else date.fromisoformat(before["day"]),
        "key": line.key if line else before["key"],
        "revision": before.get("revision", 0) + 1,
        "label": item.label,
        "facts": line.given if line else {},
        "basis": item.basis,
        "amount": line.amount if line else Decimal("0.00"),
        "payable": item.payable,
    }
    kind, _colon, number = fields["key"].partition(":")
    if kind in ("meeting", "session"):
        AttendanceFee.objects.create(**fields, **{f"{kind}_id": int(number)})
    else:
        institution = "chair_allowance" if kind == "chair" else "allowance"
        Allowance.objects.create(**fields, institution=institution)
