"""Under which body's name a page stands."""

from typing import Any


def show_body(request: Any, body: int | None) -> None:
    """Put the page under the body whose record it shows, given by its number."""
    request.body_shown = body
