"""Which accounts an administration sees, each with its roles."""

from typing import Any

from django.db.models import F, Q, QuerySet

from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import RoleKind, bodies_held
from ratsverbund.people.organizations.models import Organization


def accounts_for(actor: Any, text: str = "") -> QuerySet[Account]:
    """Accounts with a role at a body the actor administers, now or before, or entered there."""
    mine = bodies_held(actor, RoleKind.ADMINISTRATOR)
    if not mine:
        return Account.objects.none()
    at_mine = Role.objects.filter(body__in=mine).values("account")
    found = Account.objects.with_roles().filter(Q(pk__in=at_mine) | Q(body__in=mine))
    if text:
        found = found.filter(Q(name__icontains=text) | Q(email__icontains=text))
    return found.order_by("name", "pk")


def roles_for(actor: Any) -> QuerySet[Role]:
    """Roles at the bodies the actor administers."""
    mine = bodies_held(actor, RoleKind.ADMINISTRATOR)
    return Role.objects.filter(body__in=mine).select_related("account", "body", "organization")


def roles_of_account(account: Account, actor: Any) -> QuerySet[Role]:
    """The roles of an account at the bodies the actor administers, running ones first."""
    return roles_for(actor).filter(account=account).order_by(F("end").desc(nulls_first=True), "pk")


def administered_bodies(actor: Any) -> QuerySet[Body]:
    """The bodies the actor administers."""
    return Body.objects.filter(pk__in=bodies_held(actor, RoleKind.ADMINISTRATOR))


def administered_organizations(actor: Any) -> QuerySet[Organization]:
    """The organizations of the bodies the actor administers."""
    mine = bodies_held(actor, RoleKind.ADMINISTRATOR)
    return Organization.objects.filter(body__in=mine, end=None).order_by("sort_key")
