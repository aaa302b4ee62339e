"""What was resolved."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ResolutionAdopted:
    """An organization adopted a resolution."""

    resolution: int


@dataclass(frozen=True)
class ResolutionRejected:
    """An organization rejected what was proposed."""

    resolution: int


@dataclass(frozen=True)
class ResolutionCorrected:
    """A correction replaced a resolution; `before` is the one it replaces."""

    resolution: int
    before: int
