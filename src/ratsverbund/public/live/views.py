"""The running meeting for citizens, and large on a projector; both through the strangers' door."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ratsverbund.public.live.state import state_of


@require_safe
def live(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a public meeting is and what was just decided."""
    return shown(request, pk, "live/live.html")


@require_safe
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the same in large letters for everybody in the hall."""
    return shown(request, pk, "live/screen.html")


def shown(request: HttpRequest, pk: int, page: str) -> HttpResponse:
    """Draw the page, or only its part that changes where the script asks for it."""
    state = state_of(pk)
    if state is None:
        raise Http404
    part = request.headers.get("X-Part") == "live"
    context: dict[str, Any] = {
        "live": state,
        "at": timezone.localtime(),
        "address": stream_address(request, pk),
    }
    return render(request, "live/_state.html" if part else page, context)


def stream_address(request: HttpRequest, pk: int) -> str:
    """Where the stream of this meeting is read: behind the proxy, or at a port of its own."""
    language = (get_language() or "de")[:2]
    base = settings.LIVE_URL
    if not base and settings.LIVE_PORT:
        host = request.get_host().rsplit(":", 1)[0]
        base = f"http://{host}:{settings.LIVE_PORT}"
    return f"{base}/live/{pk}/{language}/" if base else ""
