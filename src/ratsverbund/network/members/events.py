"""What happened on the way into a network."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AccessionPrepared:
    """A paper was tied to a network that the body wants to join."""

    accession: int


@dataclass(frozen=True)
class AccessionAuthorised:
    """Every resolution the accession needs is adopted."""

    accession: int


@dataclass(frozen=True)
class AccessionAmended:
    """What the declaration says has changed before it was signed."""

    accession: int


@dataclass(frozen=True)
class AccessionDeclared:
    """The declaration is signed."""

    accession: int


@dataclass(frozen=True)
class MembershipConfirmed:
    """The network's office confirmed; the body is a member."""

    member: int
