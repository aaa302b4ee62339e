"""What happens to accounts and roles."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoleGranted:
    """An account got a role."""

    role: int


@dataclass(frozen=True)
class RoleEnded:
    """A role has a last day."""

    role: int
