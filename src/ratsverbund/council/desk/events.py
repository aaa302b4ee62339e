"""What members told each other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SubstituteAsked:
    """Somebody is asked to take an absent member's seat."""

    request: int


@dataclass(frozen=True)
class SubstituteAnswered:
    """Somebody said whether they take the seat, or the member comes after all."""

    request: int
