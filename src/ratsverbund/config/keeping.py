"""What somebody sent when the login had run out: kept over the next login, then sent again."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import reverse

PLACE = "kept_form"
LARGEST = 100_000  # characters: a long paper, but never of strangers
SECRET = ("csrfmiddlewaretoken", "password")


class Keeping:
    """Keep the form of somebody whose login ran out; forget it once it was sent again."""

    def __init__(self, get_response: Callable[..., HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if request.method != "POST" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return answer
        if sends_to_login(answer) and keep(request):
            return redirect_to_login(reverse("resume"))
        kept = request.session.get(PLACE) if request.user.is_authenticated else None
        if kept and kept["path"] == request.get_full_path() and answer.status_code < 500:
            del request.session[PLACE]
        return answer


def sends_to_login(answer: HttpResponseBase) -> bool:
    """Say whether an answer asks for a login first."""
    return answer.headers.get("Location", "").startswith(f"{resolve_url(settings.LOGIN_URL)}?")


def keep(request: HttpRequest) -> bool:
    """Keep what was typed, without secrets and files; say whether there was anything to keep."""
    fields = [[name, sent] for name, sent in request.POST.lists() if not name.startswith(SECRET)]
    if not fields or sum(len(name) + len("".join(sent)) for name, sent in fields) > LARGEST:
        return False
    account = owner(request)
    if account is None:
        return False
    files = [file.name for name in request.FILES for file in request.FILES.getlist(name)]
    kept: dict[str, Any] = {"path": request.get_full_path(), "fields": fields, "files": files}
    request.session[PLACE] = {"account": account, **kept}
    return True


def owner(request: HttpRequest) -> str | None:
    """Whose login it was that ran out; none if there was no login."""
    session = Session.objects.filter(pk=request.COOKIES[settings.SESSION_COOKIE_NAME]).first()
    return session.get_decoded().get(SESSION_KEY) if session else None
