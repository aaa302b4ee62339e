"""Job entry points: hand over a dispatch, bind a book."""

from procrastinate.contrib.django import app

from ratsverbund.council.invitations import binding
from ratsverbund.council.invitations.models import Book, Dispatch
from ratsverbund.council.invitations.post import delivery


@app.task(name="invitations.hand_over", queue="mail")
def hand_over(dispatch: int) -> None:
    """Hand over one dispatch."""
    delivery.hand_over(Dispatch.objects.get(pk=dispatch))


@app.task(name="invitations.bind_book", queue="books")
def bind_book(book: int) -> None:
    """Bind one edition of a meeting's book."""
    binding.bind_book(
        Book.objects.select_related("meeting__organization", "meeting__body").get(pk=book)
    )
