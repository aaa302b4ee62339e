"""Who reads which edition of a meeting book, and who gets the whole of an agenda."""

from typing import Any

from django.db.models import Q

from ratsverbund.council.invitations.models import Book
from ratsverbund.council.meetings.queries import closed_part


def opened_by(actor: Any) -> Q:
    """The books an account may open: the public edition, the whole one as the part in it."""
    return Q(edition=Book.Edition.PUBLIC) | closed_part(actor, "meeting__")
