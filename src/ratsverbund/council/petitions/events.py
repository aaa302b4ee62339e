"""What happened to petitions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LetterOrdered:
    """A letter about a petition is to be written."""

    letter: int


@dataclass(frozen=True)
class PetitionAnonymised:
    """Everything personal was deleted from a petition."""

    petition: int
