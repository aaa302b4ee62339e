"""A Django that greets and does nothing else: the floor of the cold start."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def greet(request: HttpRequest) -> HttpResponse:
    """Answer without a database."""
    return HttpResponse("Guten Tag")


urlpatterns = [path("", greet)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare")  # noqa: S106
application = get_wsgi_application()
