"""What happened to dues."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DuesAssessed:
    """A member's dues for one or more years are fixed."""

    assessments: tuple[int, ...]
