"""What happens to seats and offices together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MandatesChanged:
    """Seats and offices of a body changed together."""

    change: int


@dataclass(frozen=True)
class ChangeUndone:
    """A change of seats and offices was taken back."""

    change: int
