"""What is due for someone: one line of the start page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Due:
    """A task with its reason, its one verb and the page where it is done."""

    kind: str  # decide, prepare, sign, inform or read
    what: str
    title: str
    address: str
    verb: str
    day: date | None = None
    reason: str = ""
