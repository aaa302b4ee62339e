"""What happens in a council over its term."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MemberDeparted:
    """A member left the council with everything that hung on the seat."""

    change: int
