"""What citizens see without an account: the form, and where their petition stands."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ratsverbund.council.petitions.letterbox import operations, queries
from ratsverbund.council.petitions.letterbox.form import IntakeForm
from ratsverbund.council.petitions.models import Petition, PetitionIntake
from ratsverbund.kernel.errors import NotThere
from ratsverbund.ui.submission import accepted

WORDS = {**dict(PetitionIntake.State.choices), **dict(Petition.State.choices)}


def sender_of(request: HttpRequest) -> str:
    """The address of whoever sends; behind a trusted proxy, the one it saw."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.TRUSTED_PROXY and forwarded:
        return str(forwarded.rpartition(",")[2].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


@never_cache
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """Take in a petition; what was typed is kept when something is wrong."""
    body = get_object_or_404(queries.public_bodies(), slug=slug)
    form = IntakeForm(request.POST or None)

    def send(homepage: str, **typed: Any) -> str:
        return operations.send_petition(body, address_of_sender=sender_of(request), **typed)

    secret = accepted(form, send)
    if secret:
        messages.success(request, _("Ihre Eingabe ist angekommen."))
        return redirect("petitions:status", secret)
    context = {"form": form, "body": body, "place": {"name": body.name, "accent": body.accent}}
    status = 429 if form.is_bound and form.is_valid() is False and too_many(form) else 0
    return render(
        request, "petitions/submit.html", context, status=status or (422 if form.errors else 200)
    )


def too_many(form: IntakeForm) -> bool:
    """Say whether the only fault is that too much was sent."""
    return list(form.errors) == ["__all__"]


@never_cache
def status(request: HttpRequest, secret: str) -> HttpResponse:
    """Show state and days of the petition behind a secret link; every other link is unknown."""
    standing = queries.standing_of(secret)
    if standing is None:
        raise NotThere(
            _("Zu diesem Link gibt es keine Eingabe. Prüfen Sie, ob er vollständig ist; nach der "
              "Löschfrist wird er ungültig.")
        )  # fmt: skip
    body = get_object_or_404(queries.public_bodies(), pk=standing.body)
    context = {
        "standing": standing,
        "word": WORDS[standing.state],
        "body": body,
        "place": {"name": body.name, "accent": body.accent},
        "address": request.build_absolute_uri(),
    }
    return render(request, "petitions/status.html", context)
