"""Give and end roles."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.accounts.events import RoleEnded, RoleGranted
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.accounts.policies import Kind, may_administer
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

# Roles that cannot be held for one organization only.
WHOLE = (Kind.ADMINISTRATOR, Kind.MAYOR, Kind.NETWORK_OFFICE)


@operation("accounts.grant_role")
def grant_role(
    account: Account,
    kind: str,
    body: Body,
    *,
    organization: Organization | None = None,
    start: date,
    end: date | None = None,
    actor: Any,
) -> Role:
    """Give an account a role at a body, for a time, perhaps for one organization only.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_administer, actor, body)
    check_role(kind, body, organization, start, end)
    same = Role.objects.filter(account=account, kind=kind, body=body, organization=organization)
    same = same.filter(Q(end=None) | Q(end__gte=start))
    if (same.filter(start__lte=end) if end else same).exists():
        raise InvalidInput(
            _("{account} hat diese Rolle in dieser Zeit schon. Bitte sie zuerst beenden.").format(
                account=account
            ),
            "kind",
        )
    role = Role.objects.create(
        account=account, kind=kind, body=body, organization=organization, start=start, end=end
    )
    record(grant_role, role, actor=actor, change={"start": [None, start], "end": [None, end]})
    announce(RoleGranted(role.pk))
    return role


@operation("accounts.end_role")
def end_role(role: Role, *, end: date | None = None, actor: Any) -> Role:
    """Enter the last day of a role; without a day it is withdrawn at once.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    body = Body.objects.select_for_update().get(pk=role.body_id)
    role = (
        Role.objects.select_for_update(of=("self",))
        .select_related("account", "body")
        .get(pk=role.pk)
    )
    require(may_administer, actor, body)
    yesterday = timezone.localdate() - timedelta(days=1)
    if end and end < yesterday:
        raise InvalidInput(
            _("Eine Rolle endet nicht rückwirkend. Ohne Tag endet sie sofort."), "end"
        )
    last = max(end or yesterday, role.start - timedelta(days=1))
    if role.kind == Kind.ADMINISTRATOR:
        refuse_last_administrator(role.account, last, [body.pk])
    change = amend(role, end=last)
    record(end_role, role, actor=actor, change=change)
    announce(RoleEnded(role.pk))
    return role


def check_role(
    kind: str, body: Body, organization: Organization | None, start: date, end: date | None
) -> None:
    """Refuse a role that makes no sense there. Raises: InvalidInput."""
    if end and end < start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn. Bitte prüfen."), "end")
    if organization and organization.body_id != body.pk:
        raise InvalidInput(
            _("{name} ist kein Gremium von {body}. Bitte ein anderes wählen.").format(
                name=organization, body=body
            ),
            "organization",
        )
    if organization and kind in WHOLE:
        raise InvalidInput(
            _(
                "Die Rolle „{kind}“ gilt für die ganze Körperschaft. Bitte kein Gremium wählen "
                "oder eine andere Rolle."
            ).format(kind=Kind(kind).label),
            "organization",
        )
    if kind == Kind.NETWORK_OFFICE and body.kind != Body.Kind.NETWORK:
        raise InvalidInput(
            _("Eine Geschäftsstelle hat nur ein Netzwerk. Bitte eine andere Rolle wählen."), "kind"
        )


def refuse_last_administrator(account: Account, last: date, bodies: list[int]) -> None:
    """Refuse to leave a body without administration. Raises: Conflict."""
    day = max(last, timezone.localdate()) + timedelta(days=1)
    others = Role.objects.on(day).filter(
        kind=Kind.ADMINISTRATOR, body__in=bodies, organization=None, account__is_active=True
    )
    kept = set(others.exclude(account=account).values_list("body", flat=True))
    if left := Body.objects.filter(pk__in=set(bodies) - kept).first():
        raise Conflict(
            _("{body} hätte keine Administration mehr. Bitte zuerst eine weitere benennen.").format(
                body=left
            )
        )
