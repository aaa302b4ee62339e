"""One page of a long list; how long it is comes with its rows, in the same statement."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import Http404

ROWS = 25
LAST = 100_000


def page_of(found: QuerySet[Any], number: str | None, size: int = ROWS) -> Page[Any]:
    """Return a page by its number, the first if none is named. Raises: Http404."""
    place = int(number) if number and number.isascii() and number.isdigit() else 1
    place = min(max(place, 1), LAST)
    start = (place - 1) * size
    shown = list(found.annotate(page_total=Window(Count("*")))[start : start + size])
    if not shown and place > 1:
        raise Http404
    entries = shown[0].page_total if shown else 0
    return Page(shown, place, Paginator(range(entries), size))
