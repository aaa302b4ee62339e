"""The meeting book: all documents of a meeting as one PDF."""

from ratsverbund.council.invitations.book.binding import (
    BookFailed,
    Bound,
    Part,
    bind,
    missing,
    personal,
)

__all__ = ["BookFailed", "Bound", "Part", "bind", "missing", "personal"]
