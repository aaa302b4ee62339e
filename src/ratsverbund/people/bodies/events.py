"""What happens to bodies and their register."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BodyCreated:
    """A body was entered."""

    body: int


@dataclass(frozen=True)
class TermOpened:
    """A legislative term was entered (Wahlperiode)."""

    term: int


@dataclass(frozen=True)
class RegisterImported:
    """An official list of municipalities was taken over."""

    register_import: int


@dataclass(frozen=True)
class LawChanged:
    """A change of a body's own law was entered (Rechtsänderung)."""

    law_change: int
