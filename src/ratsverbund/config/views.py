"""The start page, and the pages for what went wrong."""

from django.shortcuts import render

from ratsverbund.kernel.web import refusal


def start(request):
    """Show what is due for the account, or send a stranger to the public pages."""
    return render(request, "config/start.html", {})


def bad_request(request, exception=None):
    """Say that the request made no sense."""
    return refusal(request, 400, "Prüfen Sie die Adresse oder kehren Sie zur Startseite zurück.")


def forbidden(request, exception=None):
    """Say that this is not allowed."""
    return refusal(request, 403, "Melden Sie sich an oder bitten Sie um die passende Rolle.")


def not_found(request, exception=None):
    """Say that there is nothing here, whether hidden or missing."""
    return refusal(request, 404, "Prüfen Sie die Adresse oder nutzen Sie die Suche.")


def broken(request):
    """Say that something broke; what was typed is safe in the browser's back button."""
    return refusal(request, 500, "Bitte versuchen Sie es erneut oder melden Sie die Uhrzeit.")
