"""What happens to papers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperImported:
    """A paper was read in from a file."""

    paper: int


@dataclass(frozen=True)
class PaperReleased:
    """A paper may go on an agenda."""

    paper: int


@dataclass(frozen=True)
class PaperWithdrawn:
    """A paper will not be decided."""

    paper: int


@dataclass(frozen=True)
class PaperHidden:
    """A paper that was public is no longer."""

    paper: int
