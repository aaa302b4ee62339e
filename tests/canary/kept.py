"""What many roles get alike is made once: refusals, documents."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.http import HttpResponse

from ratsverbund.config import views
from ratsverbund.kernel import pdf, web


@contextmanager
def alike() -> Iterator[None]:
    """Draw each refusal once for an account and each document once for its content."""
    refusal = refused_once(web.refusal)
    with (
        patch.object(web, "refusal", refusal),
        patch.object(views, "refusal", refusal),
        patch.object(pdf, "_set", set_once(pdf._set)),
    ):
        yield


def refused_once(draw: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A refusal says who is there, under which town, and why; all of these are in the key."""
    drawn: dict[Any, bytes] = {}

    def refusal(request: Any, status: int, message: str) -> HttpResponse:
        town = getattr(request, "body_shown", None)
        who = getattr(request, "user", None)
        if who is None or request.method != "GET":
            return draw(request, status, message)
        key = (who.pk, request.LANGUAGE_CODE, town, status, str(message))
        if key not in drawn:
            drawn[key] = draw(request, status, message).content
        return HttpResponse(drawn[key], status=status)

    return refusal


def set_once(press: Callable[..., list[bytes]]) -> Callable[..., list[bytes]]:
    """The same content makes the same bytes."""
    made: dict[str, list[bytes]] = {}

    def set_(jobs: Any, template: Any, created: Any, attachments: Any) -> list[bytes]:
        key = json.dumps([jobs, str(template), str(created)], default=str)
        if attachments:
            return press(jobs, template, created, attachments)
        if key not in made:
            made[key] = press(jobs, template, created, attachments)
        return made[key]

    return set_
