"""What happened to dues."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DuesAssessed:
    """A member's dues for a year are fixed."""

    assessment: int
