"""Which roles control resolutions, and who works in which office."""

from typing import Any

from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of

CONTROLLERS = (Role.Kind.CLERK, Role.Kind.MAYOR)


def offices_of(actor: Any) -> list[int]:
    """The offices the actor works in: every role that is held for one organization only."""
    return [role["organization"] for role in roles_of(actor) if role["organization"]]
