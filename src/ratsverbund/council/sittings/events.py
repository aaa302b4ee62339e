"""What happened in a running meeting."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SittingChanged:
    """The course of a meeting has a new line; whoever watches it looks again."""

    meeting: int
