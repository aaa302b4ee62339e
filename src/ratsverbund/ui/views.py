"""The page that shows every component in every state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ratsverbund.ui import showroom


def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    bound = request.GET.get("form") == "leer"
    form = showroom.ExampleForm({} if bound else None)
    context = {**showroom.EXAMPLES, "form": form, "filter_form": showroom.FilterForm()}
    return render(request, "ui/showroom.html", context)


def error(request: HttpRequest, status: int) -> HttpResponse:
    """Show an error page."""
    return render(request, "ui/error.html", {**showroom.ERROR, "status": status}, status=status)
