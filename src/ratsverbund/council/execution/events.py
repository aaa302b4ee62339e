"""What happened around resolutions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UrgentDecisionTaken:
    """A decision was taken that could not wait for the council."""

    urgent: int
