"""What happens in the registers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HonourConferred:
    """An honour was entered."""

    honour: int


@dataclass(frozen=True)
class InterestsPublished:
    """The public part of a declaration was published."""

    declaration: int
