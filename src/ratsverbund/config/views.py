"""The start page, the language, and the pages for what went wrong."""

import sys

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from psycopg.errors import DiskFull

from ratsverbund.config import keeping
from ratsverbund.config.due import due, grouped
from ratsverbund.config.frame import demo_address
from ratsverbund.config.uploads import LARGEST, UploadTooLarge
from ratsverbund.kernel.web import refusal
from ratsverbund.people.accounts.models import Account


def start(request):
    """Show what is due for the account; send a stranger to the public pages."""
    if not request.user.is_authenticated:
        return redirect("/buergerinfo/")
    today = timezone.localdate()
    tasks = due(request.user)
    context = {
        "groups": grouped(tasks, today),
        "strip": [{"day": task.day, "label": task.title} for task in tasks if task.day],
        "today": today,
    }
    return render(request, "config/start.html", context)


def language(request, code):
    """Show the pages in another language from now on."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    translation.activate(code)
    answer = redirect(back)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=31_536_000, samesite="Lax", httponly=True
    )
    return answer


@login_required
def resume(request):
    """Show the account what it sent when its login had run out; POST throws it away."""
    kept = request.session.get(keeping.PLACE)
    if request.method == "POST" or not kept or kept["account"] != str(request.user.pk):
        request.session.pop(keeping.PLACE, None)
        return redirect("start")
    return render(request, "config/resume.html", kept)


@require_POST
def demo_role(request, kind):
    """Slip into a role of the demonstration; elsewhere this address does not exist."""
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(Account, email=demo_address(kind))
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("start")


def source(request):
    """Say where the source is and under which licence."""
    return render(request, "config/source.html")


def accessibility(request):
    """State how accessible these pages are, and whom to tell about barriers."""
    return render(request, "config/accessibility.html")


def bad_request(request, exception=None):
    """Say that the request made no sense, or was too large."""
    if isinstance(exception, RequestDataTooBig):
        return refusal(request, 413, too_large(exception))
    return refusal(request, 400, _("Prüfen Sie die Adresse oder kehren Sie zur Startseite zurück."))


def too_large(exception):
    """The sentence for more than the house takes at once."""
    if isinstance(exception, UploadTooLarge):
        said = _(
            "Die Dateien sind zusammen größer als {size} MB und wurden nicht gespeichert. "
            "Gehen Sie im Browser zurück und wählen Sie kleinere oder weniger Dateien."
        )
        return said.format(size=LARGEST // 1_000_000)
    said = _(
        "Der Text ist länger als {size} MB und wurde nicht gespeichert. Gehen Sie im Browser "
        "zurück, dort steht er noch, und senden Sie ihn gekürzt oder als Anlage."
    )
    return said.format(size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1_000_000)


def forbidden(request, exception=None):
    """Say that this is not allowed."""
    return refusal(request, 403, _("Melden Sie sich an oder bitten Sie um die passende Rolle."))


def not_found(request, exception=None):
    """Say that there is nothing here, whether hidden or missing."""
    return refusal(request, 404, _("Prüfen Sie die Adresse oder nutzen Sie die Suche."))


def broken(request):
    """Say that something broke; what was typed is safe in the browser's back button."""
    status, message = 500, _("Bitte versuchen Sie es erneut oder melden Sie die Uhrzeit.")
    if isinstance(getattr(sys.exception(), "__cause__", None), DiskFull):
        status = 507
        message = _(
            "Auf dem Server ist kein Platz mehr; nichts wurde gespeichert. Gehen Sie im Browser "
            "zurück, dort steht noch Ihre Eingabe, und sagen Sie der Administration Bescheid."
        )
    context = {
        "status": status,
        "title": _("Hier ist etwas schiefgegangen"),
        "message": message,
    }
    return HttpResponse(render_to_string("ui/error.html", context), status=status)
