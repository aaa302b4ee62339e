"""What happened to meetings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeetingConvened:
    """The invitation went out and the public agenda is published."""

    meeting: int
