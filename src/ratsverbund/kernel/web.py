"""What every request passes: the right door, the right headers, refusals as pages."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import DomainError

Answer = Callable[..., HttpResponseBase]

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class Doors:
    """Send strangers, and everyone on the public pages, through the public door."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        module: str = getattr(view, "__module__", "")
        if module.startswith(settings.STAFF_DOOR_ONLY):
            return None
        stranger = not request.user.is_authenticated
        if not stranger and not module.startswith("ratsverbund.public."):
            return None
        try:
            with public_door():
                answer: HttpResponseBase = view(request, *args, **kwargs)
                return answer
        except DomainError as error:  # Django asks `Refusals` only about views it calls itself
            return refusal(request, error.status, str(error))


class Refusals:
    """Answer a refusal of the domain with its sentence and its status."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        return refusal(request, error.status, str(error))


class Headers:
    """Send the headers that keep a browser from doing what no page of ours asks for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        answer.headers.setdefault("Content-Security-Policy", POLICY + stream_source(request))
        answer.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return answer


def stream_source(request: HttpRequest) -> str:
    """Let pages read the stream of running meetings where it has a port of its own."""
    if settings.LIVE_URL:
        return f"; connect-src 'self' {settings.LIVE_URL}"
    if settings.LIVE_PORT:
        host = request.META.get("HTTP_HOST", "").rsplit(":", 1)[0]
        return f"; connect-src 'self' http://{host}:{settings.LIVE_PORT}"
    return ""


TITLES = {
    400: _("Diese Anfrage war nicht zu verstehen"),
    403: _("Das dürfen Sie hier nicht"),
    404: _("Diese Seite gibt es nicht"),
    409: _("Der Stand hat sich geändert"),
    413: _("Die Datei ist zu groß"),
    422: _("So geht es nicht"),
    500: _("Hier ist etwas schiefgegangen"),
}


def refusal(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """Render a refusal as a page with its German sentence."""
    context = {"status": status, "title": TITLES.get(status, TITLES[500]), "message": message}
    return render(request, "ui/error.html", context, status=status)
