"""What happened to minutes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MinutesSent:
    """Signed minutes are open to the members."""

    minutes: int


@dataclass(frozen=True)
class MinutesApproved:
    """A later meeting approved the minutes."""

    minutes: int


@dataclass(frozen=True)
class MinutesReleased:
    """The public version was released."""

    public_minutes: int
