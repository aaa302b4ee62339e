"""What happens to amendments of charters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AmendmentSubmitted:
    """An amendment became a paper."""

    amendment: int


@dataclass(frozen=True)
class AmendmentOrdered:
    """The mayor signed an adopted amendment and ordered its notice."""

    amendment: int


@dataclass(frozen=True)
class AmendmentInForce:
    """The notice of an amendment is complete; the law has changed."""

    amendment: int
