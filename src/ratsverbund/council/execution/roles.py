"""Which roles control resolutions, and who works in which office."""

from typing import Any

from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of

CONTROLLERS = (Role.Kind.CLERK, Role.Kind.MAYOR)


def organizations_of(actor: Any, *kinds: str) -> list[int]:
    """Organizations at which the actor holds one of the roles for that one only."""
    return [
        role["organization"]
        for role in roles_of(actor)
        if role["organization"] and role["kind"] in kinds
    ]


def offices_of(actor: Any) -> list[int]:
    """The organizations the actor works in; a task is only ever given to an office among them."""
    return [role["organization"] for role in roles_of(actor) if role["organization"]]
