"""Meeting books: asked for, bound by a job, kept."""

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from ratsverbund.council.invitations.book import Bound
from ratsverbund.council.invitations.models import Book
from ratsverbund.council.invitations.policies import may_invite
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance

State = Book.State


@operation("invitations.request_books")
def request_books(meeting: Meeting, *, actor: Any) -> list[Book]:
    """Have both editions of the meeting book bound anew. Raises: NotAllowed."""
    require(may_invite, actor, meeting)
    books = want_books(meeting)
    record(request_books, meeting, actor=actor, change={"books": [book.edition for book in books]})
    return books


def want_books(meeting: Meeting) -> list[Book]:
    """Mark both editions as wanted and ask the worker for them."""
    books = []
    for edition in Book.Edition:
        book, made = Book.objects.select_for_update(of=("self",)).get_or_create(
            meeting=meeting, edition=edition
        )
        if not made and book.state != State.WANTED:
            advance(book, State.WANTED, error="")
        app.configure_task(name="invitations.bind_book", queue="books").defer(book=book.pk)
        books.append(book)
    return books


@operation("invitations.keep_book")
def keep_book(book: Book, bound: Bound, *, actor: Any) -> Book:
    """Keep a bound book with what it lacks."""
    book = locked(book)
    require(may_invite, actor, book.meeting)
    name = "Sitzungsmappe.pdf" if book.edition == Book.Edition.WHOLE else "Sitzungsmappe-oeff.pdf"
    file = store_file(name, "application/pdf", bound.content)
    change = advance(
        book, State.READY, file=file, pages=bound.pages, gaps=bound.gaps, built_at=timezone.now()
    )
    record(keep_book, book, actor=actor, change=change)
    return book


@operation("invitations.fail_book")
def fail_book(book: Book, error: str, *, actor: Any) -> Book:
    """Keep why a book could not be bound."""
    book = locked(book)
    require(may_invite, actor, book.meeting)
    change = advance(book, State.FAILED, error=error)
    record(fail_book, book, actor=actor, change=change, reason=error)
    return book


def locked(book: Book) -> Book:
    """The book, kept from being changed by others."""
    found = Book.objects.select_for_update(of=("self",)).select_related("meeting__organization")
    return found.get(pk=book.pk)
