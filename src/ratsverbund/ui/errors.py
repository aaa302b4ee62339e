"""Error pages: calm, with the way on, and drawn without a database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

ERRORS = {
    400: (
        _("Die Anfrage war nicht verständlich"),
        _("Ihr Browser hat etwas gesendet, das wir nicht lesen können."),
        _("Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal."),
    ),
    403: (
        _("Dafür fehlt Ihnen die Berechtigung"),
        _("Diese Seite oder dieser Schritt ist anderen Rollen vorbehalten."),
        _("Melden Sie sich mit der passenden Rolle an oder fragen Sie Ihre Verwaltung."),
    ),
    404: (
        _("Diese Seite gibt es nicht"),
        _("Die Adresse ist falsch geschrieben, oder der Inhalt ist nicht öffentlich."),
        _("Prüfen Sie die Adresse oder nutzen Sie die Suche."),
    ),
    409: (
        _("Der Stand hat sich inzwischen geändert"),
        _("Jemand anderes war schneller; dieser Schritt passt nicht mehr zum jetzigen Stand."),
        _("Laden Sie die Seite neu und prüfen Sie, was noch zu tun ist."),
    ),
    413: (
        _("Die Datei ist zu groß"),
        _("Es wurde mehr gesendet, als auf einmal angenommen wird."),
        _("Verkleinern Sie die Datei oder teilen Sie sie auf."),
    ),
    422: (
        _("Das lässt die Rechtslage nicht zu"),
        _("Für diesen Fall fehlt eine Regel, oder eine Regel steht entgegen."),
        _("Prüfen Sie die Angaben oder wenden Sie sich an die Fachaufsicht."),
    ),
    500: (
        _("Bei uns ist etwas schiefgegangen"),
        _("Der Fehler liegt nicht bei Ihnen und ist aufgezeichnet."),
        _("Versuchen Sie es in einigen Minuten noch einmal."),
    ),
}


def error_page(
    request: HttpRequest | None, status: int, message: str = "", remedy: str = ""
) -> HttpResponse:
    """Draw the error page of a status; without a request it needs nothing but the template."""
    title, usual_message, usual_remedy = ERRORS.get(status, ERRORS[500])
    context = {
        "status": status,
        "title": title,
        "message": message or usual_message,
        "remedy": remedy or ("" if message else usual_remedy),
    }
    return HttpResponse(get_template("ui/error.html").render(context, request), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database who is there."""
    return error_page(None, 500)
