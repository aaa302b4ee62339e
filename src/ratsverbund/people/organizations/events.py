"""What happens to seats and offices."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MemberSeated:
    """A person got a seat in an organization."""

    membership: int


@dataclass(frozen=True)
class MembershipEnded:
    """A seat has a last day."""

    membership: int


@dataclass(frozen=True)
class HolderAppointed:
    """An office got a holder."""

    holding: int


@dataclass(frozen=True)
class HoldingEnded:
    """The holding of an office has a last day."""

    holding: int
