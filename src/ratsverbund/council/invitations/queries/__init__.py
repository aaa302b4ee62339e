"""Named reads about invitations: recipients, what was sent, books, staff, what is due."""

from ratsverbund.council.invitations.queries.due import questions
from ratsverbund.council.invitations.queries.pages import (
    book_for,
    books_of,
    dispatches_for,
    dispatches_of,
    documents,
    equality_papers,
    files_of,
    invitations_for,
    involvement,
    matter_of,
    matters,
    staff_for,
)
from ratsverbund.council.invitations.queries.recipients import (
    Recipient,
    recipients,
    recipients_base,
    with_recipients,
)

__all__ = [
    "Recipient",
    "book_for",
    "books_of",
    "dispatches_for",
    "dispatches_of",
    "documents",
    "equality_papers",
    "files_of",
    "invitations_for",
    "involvement",
    "matter_of",
    "matters",
    "questions",
    "recipients",
    "recipients_base",
    "staff_for",
    "with_recipients",
]
